#!/usr/bin/env python3
"""Finds objects in photos or before a camera. Runs on a Raspberry Pi, a PC or anything else with Python 3.8 or newer.

    pip install numpy pillow ai-edge-litert      (where that cannot be had: tflite-runtime, or tensorflow)
    python3 detect.py photo.jpg                  prints what is there
    python3 detect.py photo.jpg --draw out.jpg   draws it too
    python3 detect.py --camera                   goes on until Ctrl-C; needs picamera2 or opencv-python

For a program of your own, copy this file beside it: Detector().detect(picture) is all it takes.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import time
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple, Tuple

import numpy as np
from PIL import Image, ImageDraw, ImageOps

# --- this model ---
MODEL = "model.tflite"
LABELS = "labels.txt"
THRESHOLD = 0.4  # how sure to be, 0 to 1
THRESHOLDS: dict[str, float] = {}  # the same by class name, where classes differ
KEEPS_SHAPE = True  # trained on pictures padded to the input's shape (True) or stretched to it (False)
MEAN, SCALE = 127.0, 128.0  # of a float input: (pixel - MEAN) / SCALE
OUTPUTS = (0, 1, 2, 3)  # where boxes, classes, scores and count lie among the file's outputs
# --- end of this model ---

HERE = Path(__file__).resolve().parent
RUNTIMES = {
    "ai_edge_litert.interpreter": "Interpreter",
    "tflite_runtime.interpreter": "Interpreter",
    "tensorflow": "lite.Interpreter",
}
"""Modules that run a model, the smallest first, and what in them does."""


Box = Tuple[float, float, float, float]


class Found(NamedTuple):
    """One object. box: left, top, right, bottom in pixels of the picture. score: 0 to 1, how sure."""

    name: str
    score: float
    box: Box


class Detector:
    """A loaded model."""

    def __init__(self, model: Path | None = None, labels: Path | None = None, threads: int = 4) -> None:
        self.runtime, make = _runtime()
        self._interpreter: Any = make(model_path=str(model or beside(MODEL)), num_threads=threads)
        self._interpreter.allocate_tensors()
        self._input = self._interpreter.get_input_details()[0]
        self._outputs = [self._interpreter.get_output_details()[place]["index"] for place in OUTPUTS]
        self.names = Path(labels or beside(LABELS)).read_text("utf-8").splitlines()

    @property
    def input_size(self) -> tuple[int, int]:
        """(height, width) of what the network sees, in pixels."""
        return int(self._input["shape"][1]), int(self._input["shape"][2])

    def detect(self, picture: Image.Image, threshold: float | None = None) -> list[Found]:
        """What is in a picture, the surest first. threshold: instead of the ones above."""
        pixels, shown = fitted(np.asarray(picture.convert("RGB")), self.input_size)
        if self._input["dtype"] == np.float32:
            self._interpreter.set_tensor(self._input["index"], ((pixels - MEAN) / SCALE).astype(np.float32)[None])
        else:
            self._interpreter.set_tensor(self._input["index"], np.rint(pixels).astype(np.uint8)[None])
        self._interpreter.invoke()
        boxes, classes, scores, count = (self._interpreter.get_tensor(index)[0] for index in self._outputs)
        rows = range(min(int(np.ravel(count)[0]), len(scores)))
        found = [Found(self._name(classes[i]), float(scores[i]), _box(boxes[i], shown, picture.size)) for i in rows]
        wanted = [f for f in found if f.score >= _wanted(f.name, threshold) and _is_in_picture(f.box)]
        return sorted(wanted, key=lambda f: -f.score)

    def _name(self, number: float) -> str:
        place = int(number)
        return self.names[place] if 0 <= place < len(self.names) else f"class {place}"


def beside(name: str) -> Path:
    """A file of the kit: in the folder of this program, or up to two above it."""
    for folder in (HERE, HERE.parent, HERE.parent.parent):
        if (folder / name).is_file():
            return folder / name
    return HERE / name


def fitted(pixels: Any, size: tuple[int, int]) -> tuple[Any, tuple[float, float]]:
    """A picture [h, w, 3] as the network learnt to see it, float32 [*size, 3], and its part of that, (y, x)."""
    if not KEEPS_SHAPE:
        return resized(pixels, size), (1.0, 1.0)
    scale = min(size[0] / pixels.shape[0], size[1] / pixels.shape[1])
    height, width = (max(1, min(size[i], int(pixels.shape[i] * scale + 1e-6))) for i in (0, 1))
    canvas = np.full((*size, 3), MEAN, np.float32)
    canvas[:height, :width] = resized(pixels, (height, width))
    return canvas, (height / size[0], width / size[1])


def resized(pixels: Any, size: tuple[int, int]) -> Any:
    """Bilinear, without antialiasing: as in training. Pillow's own would blur, and cost accuracy."""
    (top, bottom, down), (left, right, across) = (_taps(pixels.shape[i], size[i]) for i in (0, 1))
    rows = pixels[top] + (pixels[bottom] - pixels[top].astype(np.float32)) * down[:, None, None]
    return rows[:, left] + (rows[:, right] - rows[:, left]) * across[None, :, None]


def _taps(source: int, target: int) -> tuple[Any, Any, Any]:
    """For each new pixel the two old ones it lies between, and the weight of the second."""
    centres = (np.arange(target) + 0.5) * (source / target) - 0.5
    low = np.floor(centres).astype(int)
    return np.clip(low, 0, source - 1), np.clip(low + 1, 0, source - 1), (centres - low).astype(np.float32)


def _box(row: Any, shown: tuple[float, float], size: tuple[int, int]) -> Box:
    """From ymin, xmin, ymax, xmax as fractions of the network's input."""
    width, height = size
    top, left, bottom, right = (float(v) for v in row)
    x, y = width / shown[1], height / shown[0]
    left, right = (min(max(side * x, 0.0), width) for side in (left, right))
    top, bottom = (min(max(side * y, 0.0), height) for side in (top, bottom))
    return left, top, right, bottom


def _is_in_picture(box: Box) -> bool:
    """What lies in the padding alone has no area left."""
    return box[2] > box[0] and box[3] > box[1]


def _wanted(name: str, threshold: float | None) -> float:
    return THRESHOLDS.get(name, THRESHOLD) if threshold is None else threshold


def _runtime() -> tuple[str, Any]:
    """The name and the Interpreter of the first runtime that is installed."""
    for module, interpreter in RUNTIMES.items():
        try:
            return module.split(".")[0], attrgetter(interpreter)(importlib.import_module(module))
        except ImportError:
            continue
    raise SystemExit("No runtime is installed. Try: pip install ai-edge-litert (or tflite-runtime, or tensorflow)")


def drawn(picture: Image.Image, found: list[Found]) -> Image.Image:
    """A copy with boxes and names."""
    copy = picture.convert("RGB")
    pen, width = ImageDraw.Draw(copy), max(2, max(copy.size) // 250)
    for name, score, box in found:
        pen.rectangle(box, outline=(230, 159, 0), width=width)
        pen.text((box[0] + width + 1, box[1] + width), f"{name} {score:.0%}", fill=(230, 159, 0))
    return copy


def frames() -> Iterator[Image.Image]:
    """Pictures of a camera: the Raspberry Pi's, else the first that OpenCV finds."""
    try:
        camera = importlib.import_module("picamera2").Picamera2()
    except ImportError:
        yield from _opencv_frames()
        return
    # Called BGR, but its arrays hold red, green, blue in this order.
    camera.configure(camera.create_preview_configuration({"format": "BGR888", "size": (640, 480)}))
    camera.start()
    while True:
        yield Image.fromarray(camera.capture_array())


def _opencv_frames() -> Iterator[Image.Image]:
    try:
        camera = importlib.import_module("cv2").VideoCapture(0)
    except ImportError:
        raise SystemExit("A camera needs picamera2 (Raspberry Pi) or: pip install opencv-python") from None
    while True:
        there, frame = camera.read()
        if not there:
            raise SystemExit("The camera gives no picture.")
        yield Image.fromarray(frame[:, :, ::-1])


def main() -> int:
    """Photos, or the camera."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("photos", nargs="*", type=Path)
    parser.add_argument("--camera", action="store_true")
    parser.add_argument("--draw", type=Path, metavar="FILE", help="where to draw the last photo with its boxes")
    parser.add_argument("--threshold", type=float, help="how sure to be, 0 to 1")
    parser.add_argument("--model", type=Path)
    arguments = parser.parse_args()
    if not arguments.photos and not arguments.camera:
        parser.error("name photos, or say --camera")
    detector = Detector(arguments.model)
    # Phones store photos lying on their side; the network wants them upright.
    photos = ((str(path), ImageOps.exif_transpose(Image.open(path))) for path in arguments.photos)
    pictures = photos if arguments.photos else (("camera", frame) for frame in frames())
    for title, picture in pictures:
        began = time.perf_counter()
        found = detector.detect(picture, arguments.threshold)
        print(f"{title}: {len(found)} found in {1000 * (time.perf_counter() - began):.0f} ms")
        for name, score, box in found:
            print(
                f"  {name} {score:.0%} at left {box[0]:.0f}, top {box[1]:.0f}, right {box[2]:.0f}, bottom {box[3]:.0f}"
            )
        if arguments.draw:
            drawn(picture, found).save(arguments.draw)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(0)
