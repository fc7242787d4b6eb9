"""All that is measured, in the order of the page."""

from __future__ import annotations

from tests.benchmarks import claims_of_core as core
from tests.benchmarks import claims_of_window as window

MEASUREMENTS = (
    core.ACCURACY, core.DEMO, core.training("train-default", "default", "the original's frozen part"),
    core.training("train-whole", "none", "the whole network"), core.INPUT, core.EVALUATE, core.EXPORT, core.LATENCY,
    window.TRY, window.BROWSER, window.CANVAS, window.SAVING, window.START, window.WATCH, window.EVALUATE_PAGE,
    core.EVALUATION, core.IMPORT, core.AUGMENT, core.FIRST_STEP, core.DEVICES, core.XLA, core.TFLITE_START,
)  # fmt: skip
