"""The hparams of how overlapping detections are thinned out."""

from __future__ import annotations

from dataclasses import dataclass

from effdet_core.declare import setting


@dataclass(frozen=True, kw_only=True)
class NmsConfigs:
    """How overlapping detections are thinned out.

    The exported file knows iou_thresh and score_thresh only; the others work where the network itself is measured with
    measured_as=nms_configs.
    """

    method: str = setting(
        "gaussian",
        label="Method",
        choices=("gaussian", "hard"),
        help="Fade overlaps, or drop them as the exported file does.",
    )
    iou_thresh: float | None = setting(
        None, label="Overlap", minimum=0, maximum=1, help="Boxes that overlap more are one object; 0.5 where not set."
    )
    score_thresh: float | None = setting(
        0.0, label="Lowest score", minimum=0, maximum=1, help="Detections below are never reported."
    )
    sigma: float | None = setting(
        None, label="Softness", above=0, maximum=10, help="How gently gaussian fades; 0.5 where not set."
    )
    pyfunc: bool = setting(False, fixed="it only moves the same computation into slower code")
    max_nms_inputs: int = setting(
        0, label="Candidates", minimum=0, maximum=1_000_000, help="Surest scores that are looked at; 0 for all anchors."
    )
    max_output_size: int = setting(
        100, label="Most detections", minimum=1, maximum=1000, help="Detections of a picture that are measured."
    )
