#!/usr/bin/env python3
"""Says whether this device runs the model as it should: PASS or FAIL for every test picture, and at the end.

    pip install numpy pillow ai-edge-litert      (where that cannot be had: tflite-runtime, or tensorflow)
    python3 selftest.py

It looks at the pictures with snippets/python/detect.py, the program to build on, and compares with expected.json.
Exit code: 0 all passed, 1 something differs, 2 it could not run.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import json
import sys
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
PASSED, DIFFERS, BROKEN = 0, 1, 2
TIMED = 5
"""How often the first picture is looked at to say how fast this device is."""


def main() -> int:
    """Every picture, then the sentence."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--model", type=Path, help="another file, for example one compiled for an accelerator")
    parser.add_argument("--threads", type=int, default=4)
    arguments = parser.parse_args()
    kit = json.loads((HERE / "expected.json").read_text("utf-8"))
    model = arguments.model or HERE / kit["model"]["file"]
    sys.path.insert(0, str(HERE / "snippets" / "python"))
    try:
        detect = importlib.import_module("detect")
        detector = detect.Detector(model, HERE / "labels.txt", arguments.threads)
    except Exception as e:  # noqa: BLE001 - whatever a runtime raises, a person reads why
        print(f"FAIL: {model} cannot be loaded here: {e}")
        return BROKEN
    if hashlib.sha256(Path(model).read_bytes()).hexdigest() != kit["model"]["sha256"]:
        print("note: this is not the file that the kit was made with")
    results = [checked(detector, entry, kit["tolerance"]) for entry in kit["pictures"]]
    return concluded(all(results), detector, kit, arguments.threads)


def checked(detector: Any, entry: dict[str, Any], tolerance: dict[str, float]) -> bool:
    """Whether one picture shows what it should; says so."""
    try:
        picture = opened(entry)
        found = detector.detect(picture, 0.0)
    except Exception as e:  # noqa: BLE001 - as above
        print(f"FAIL  {entry['file']}: {e}")
        return False
    complaints = differences(entry, found, tolerance)
    needed = sum(expected["must"] for expected in entry["detections"])
    words = "; ".join(complaints) or f"all {needed} found, nothing else"
    print("FAIL" if complaints else "PASS", f" {entry['file']}: {words}")
    return not complaints


def differences(entry: dict[str, Any], found: list[Any], tolerance: dict[str, float]) -> list[str]:
    """What is missing and what should not be there, in words. Of found: name, score and box of each object."""
    left, words = list(found), []
    # The sure ones first: they may not lose their box to one that need not be there.
    for expected in sorted(entry["detections"], key=lambda one: (not one["must"], -one["score"])):
        alike = [one for one in left if is_same(expected, one, tolerance)]
        if alike:
            left.remove(max(alike, key=lambda one: overlap(expected["box"], one.box)))
        elif expected["must"]:
            words.append(f"{expected['class']} {expected['score']:.0%} is not found {place(expected['box'])}")
    sure = [one for one in left if one.score >= entry["threshold"] + tolerance["score"]]
    return words + [f"{one.name} {one.score:.0%} should not be there {place(one.box)}" for one in sure]


def is_same(expected: dict[str, Any], found: Any, tolerance: dict[str, float]) -> bool:
    """Whether they are one object: same class, as sure, in the same place, within what rounding does."""
    return bool(
        found.name == expected["class"]
        and abs(found.score - expected["score"]) <= tolerance["score"]
        and overlap(expected["box"], found.box) >= tolerance["overlap"]
    )


def overlap(a: Any, b: Any) -> float:
    """Intersection over union of two boxes: left, top, right, bottom."""
    shared = max(0.0, min(a[2], b[2]) - max(a[0], b[0])) * max(0.0, min(a[3], b[3]) - max(a[1], b[1]))
    areas = [max(0.0, right - left) * max(0.0, bottom - top) for left, top, right, bottom in (a, b)]
    return shared / (sum(areas) - shared) if shared else 0.0


def place(box: Any) -> str:
    """Where, in words."""
    return f"at left {box[0]:.0f}, top {box[1]:.0f}"


def concluded(passed: bool, detector: Any, kit: dict[str, Any], threads: int) -> int:
    """The last line, with the time a picture takes here."""
    speed = f"{detector.runtime}, {threads} threads, {milliseconds(detector, kit):.0f} ms a picture"
    if passed:
        print(f"PASS: this device runs the model as it should ({speed})")
        return PASSED
    print(f"FAIL: this device does not find what it should ({speed})")
    return DIFFERS


def opened(entry: dict[str, Any]) -> Any:
    """A test picture."""
    return importlib.import_module("PIL.Image").open(str(HERE / entry["file"])).convert("RGB")


def milliseconds(detector: Any, kit: dict[str, Any]) -> float:
    """The middle one of a few looks at the first picture, from picture to boxes."""
    try:
        picture = opened(kit["pictures"][0])
    except OSError:
        return float("nan")
    times = []
    for _ in range(TIMED):
        began = time.perf_counter()
        detector.detect(picture)
        times.append(1000 * (time.perf_counter() - began))
    return sorted(times)[TIMED // 2]


if __name__ == "__main__":
    sys.exit(main())
