"""How good detections are, in COCO's figures."""

from effdet_core.metrics.coco import coco_metrics

__all__ = ["coco_metrics"]
