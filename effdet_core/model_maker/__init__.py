"""The API of `tflite_model_maker`'s object detection: scripts for it run with only the import changed.

    from effdet_core.model_maker import model_spec, object_detector
    from effdet_core.model_maker.config import ExportFormat, QuantizationConfig

Names, arguments, defaults and result keys are the original's. TensorFlow is loaded when something needs it.
"""

from effdet_core.model_maker import config, model_spec, object_detector

__all__ = ["config", "model_spec", "object_detector"]
