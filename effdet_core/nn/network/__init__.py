"""The detector network: backbone, feature pyramid, heads; or a foreign module with our last convolutions."""

from typing import TypeAlias

from effdet_core.nn.network.detector import EfficientDet, build_network, canonical_name, weights_in_order
from effdet_core.nn.network.wrapped import ModuleNetwork

Network: TypeAlias = EfficientDet | ModuleNetwork

__all__ = ["EfficientDet", "ModuleNetwork", "Network", "build_network", "canonical_name", "weights_in_order"]
