"""What travels with a model: a folder that proves itself on the device, and a page that says what the model can do.

The way in: `make_kit` and `write_card`. Neither loads TensorFlow.
"""

from effdet_core.kit.card import write_card
from effdet_core.kit.make import KitReport, make_kit
from effdet_core.kit.models import default_place, exported_model

__all__ = ["KitReport", "default_place", "exported_model", "make_kit", "write_card"]
