"""The detector network: backbone, feature pyramid, heads."""

from effdet_core.nn.network.detector import EfficientDet, build_network, canonical_name, weights_in_order

__all__ = ["EfficientDet", "build_network", "canonical_name", "weights_in_order"]
