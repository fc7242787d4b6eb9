"""What scripts import as `object_detector`."""

from effdet_core.model_maker.dataloader import DataLoader
from effdet_core.model_maker.detector import ObjectDetector
from effdet_core.spec import (
    EfficientDetLite0Spec,
    EfficientDetLite1Spec,
    EfficientDetLite2Spec,
    EfficientDetLite3Spec,
    EfficientDetLite3xSpec,
    EfficientDetLite4Spec,
    EfficientDetSpec,
)

create = ObjectDetector.create

__all__ = [
    "DataLoader",
    "EfficientDetLite0Spec",
    "EfficientDetLite1Spec",
    "EfficientDetLite2Spec",
    "EfficientDetLite3Spec",
    "EfficientDetLite3xSpec",
    "EfficientDetLite4Spec",
    "EfficientDetSpec",
    "ObjectDetector",
    "create",
]
