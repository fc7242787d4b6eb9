"""What exporting leaves in a run's folder, and what the lab says of files, written by hand; nobody converts."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from effdet_core.exports import record
from effdet_core.exports.record import Cause, Kind, Remedy, Step, Variant, Waterfall
from effdet_core.lab import CONSUMERS, FileFacts, Finding, Report, Tensor, Verdict
from effdet_core.run_folder import RunFolder
from tests.app.runs import metrics_of
from tests.core.tiny_tflite import Tiny

SIZES: dict[Kind, int] = {
    "int8": 4_437_104, "float16": 6_650_880, "float32": 12_991_212, "dynamic": 4_310_004, "gpu": 6_590_112,
    "savedmodel": 15_200_000,
}  # fmt: skip
AP50: dict[Kind, float] = {"int8": 0.79, "float16": 0.81, "float32": 0.81, "dynamic": 0.80, "gpu": 0.81}
LATENCY: dict[Kind, dict[int, float]] = {
    "int8": {1: 41.2, 2: 23.4}, "float16": {1: 88.1, 2: 51.0}, "float32": {1: 86.9, 2: 50.2},
    "dynamic": {1: 61.5, 2: 39.9}, "gpu": {1: 84.0, 2: 48.8},
}  # fmt: skip


def add(run: RunFolder, kind: Kind, classes: tuple[str, ...], **changes: Any) -> Variant:
    """One more exported file of a run."""
    path = record.default_path(run, kind)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(Tiny(uint8=True).build())
    per_class = {name: AP50.get(kind, 0.0) - 0.08 * place for place, name in enumerate(classes)}
    network = {name: 0.81 - 0.07 * place for place, name in enumerate(classes)}
    values: dict[str, Any] = {
        "kind": kind, "file": path.name, "size_bytes": SIZES[kind], "made": time.time() + 1, "agreement": 0.97,
        "classes": classes, "input_size": (320, 320), "max_detections": 25, "split": "val", "photos": 87,
        "metrics": metrics_of(AP50[kind], per_class) if kind in AP50 else None, "network": metrics_of(0.81, network),
        "latency": LATENCY.get(kind, {}), "computer": "this computer's processor",
        "calibration": 200 if kind == "int8" else 0,
    }  # fmt: skip
    variant = Variant(**(values | changes))
    record.add(run, variant)
    return variant


def add_waterfall(run: RunFolder) -> Waterfall:
    """Losses that need a cause, and some that do not."""

    def step(name: Any, after: Any, ap50: float, lost: float = 0.0, **more: Any) -> Step:
        return Step(
            name=name, after=after, ap50=ap50, low=ap50 - 0.04, high=ap50 + 0.04, lost=lost, lost_low=lost - 0.012,
            lost_high=lost + 0.012, **more,
        )  # fmt: skip

    steps = (
        step("unlimited", None, 0.83),
        step(
            "network", "unlimited", 0.81, 0.02,
            cause=Cause(kind="too_many_objects", words="", amount=30, lost=1.0),
            remedy=Remedy(kind="more_detections", words="", amount=40, ap50=0.829),
        ),
        step("float32", "network", 0.81),
        step("float16", "float32", 0.811, -0.001),
        step(
            "int8", "float32", 0.79, 0.021, cause=Cause(kind="numbers_of_8_bits", words=""),
            remedy=Remedy(kind="calibrate", words="", amount=400, ap50=0.796), also=(Remedy(kind="float16", words=""),),
        ),
        step(
            "mediapipe", "int8", 0.75, 0.04, cause=Cause(kind="stretched", words="", lost=0.9),
            remedy=Remedy(kind="train_stretched", words=""),
        ),
        step("gpu", "float16", 0.77, 0.041),
        step("pycoral", "int8", 0.788, 0.002),
        step(
            "frigate", "int8", 0.61, 0.18, cause=Cause(kind="square_crops", words="", lost=0.7),
            remedy=Remedy(kind="feed_as_trained", words=""),
        ),
    )  # fmt: skip
    waterfall = Waterfall(made=time.time(), split="val", photos=87, steps=steps)
    record.write_waterfall(run, waterfall)
    return waterfall


def report(path: Path, *, good: bool = True) -> Report:
    """What the lab could say of a file."""
    facts = FileFacts(
        size_bytes=4_437_104, sha256="0" * 64, inputs=(Tensor(name="images", kind="uint8", shape=(1, 320, 320, 3)),),
        precision="int8", detector="boxes inside", signature=("output_3", "output_2", "output_1", "output_0"),
        has_metadata=good, classes=("Platelets", "RBC", "WBC") if good else (), max_detections=25,
        model_name="efficientdet-lite0", created_by="EffDet Studio" if good else "", resize="letterbox",
        operators=262,
    )  # fmt: skip
    verdicts = tuple(_verdict(consumer, good) for consumer in CONSUMERS)
    return Report(path=str(path), facts=facts, verdicts=verdicts)


def _verdict(consumer: str, good: bool) -> Verdict:
    fine = Finding(rule="input", ok=True, what="Its one input is a picture of 320 × 320 pixels in uint8.",
                   why="It hands pictures over as uint8.", source="object_detector.cc")  # fmt: skip
    if consumer == "frigate-edgetpu":
        finding = Finding(rule="compiled", ok=None, what="It is not compiled for the Edge TPU yet.")
        return Verdict(consumer=consumer, ok=None, findings=(finding, fine))
    if good or consumer in ("litert", "pycoral", "compiled-model"):
        return Verdict(consumer=consumer, ok=True, findings=(fine,), ran="MediaPipe 0.10 found 12 boxes in a photo."
                       if consumer == "mediapipe" else "")  # fmt: skip
    finding = Finding(
        rule="metadata", ok=False, what="It holds no metadata, so nobody knows which output is what.",
        why="It finds the outputs by their names in the metadata.", source="https://ai.google.dev/edge/litert/models/metadata",
        repair="metadata",
    )  # fmt: skip
    return Verdict(consumer=consumer, ok=False, findings=(finding, fine))
