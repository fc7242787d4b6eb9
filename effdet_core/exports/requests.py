"""What the processes that export and measure are asked for (`effdet_core.tasks`).

effdet_core.nn.exporting      ExportRequest    -> Exports     loads TensorFlow
effdet_core.nn.waterfall      WaterfallRequest -> Waterfall   loads TensorFlow
effdet_core.exports.measuring MeasureRequest   -> Exports     light
"""

from __future__ import annotations

import msgspec

from effdet_core.exports.record import ONE_CLICK, Kind

EXPORTING = "effdet_core.nn.exporting"
WATERFALL = "effdet_core.nn.waterfall"
MEASURING = "effdet_core.exports.measuring"

CALIBRATION = 200
"""Training photos that an int8 export looks at."""
CALIBRATION_SEED = 111111
MOST_PHOTOS = 500
"""Photos that a waterfall looks at, spread evenly over the split."""


class ExportRequest(msgspec.Struct, frozen=True, kw_only=True):
    """Export the best weights of a run, each kind checked before it replaces anything.

    run: the folder. kinds: in this order. measure: AP and speed of every file, not only of int8. max_detections:
    other than the run's. The answer is the whole `Exports` of the run.
    """

    run: str
    kinds: tuple[Kind, ...] = (ONE_CLICK,)
    measure: bool = False
    calibration: int = CALIBRATION
    calibration_seed: int = CALIBRATION_SEED
    max_detections: int | None = None


class MeasureRequest(msgspec.Struct, frozen=True, kw_only=True):
    """Measure files that were exported before: AP through the file on the photos of the run, and speed here."""

    run: str
    kinds: tuple[Kind, ...]
    accuracy: bool = True
    latency: bool = True


class WaterfallRequest(msgspec.Struct, frozen=True, kw_only=True):
    """Measure every step from the network to the devices; what is not exported yet is exported for the while.

    remedies: try out what would help where a step costs more than a point; takes another conversion each.
    """

    run: str
    remedies: bool = True
    most_photos: int = MOST_PHOTOS
    calibration: int = CALIBRATION
