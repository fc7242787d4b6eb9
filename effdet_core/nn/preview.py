"""Shows what the network of a training would be fed: `python -m effdet_core.nn.preview`, request and answer a line.

A request: {"spec": {parameter: value}, "dataset": path, "count": 8, "out": folder}. The answer: {"pictures": [{"path",
"boxes": [[ymin, xmin, ymax, xmax]], "classes": [place]}]}, boxes in pixels of the picture; or {"problems": [{"message",
"where", "hint"}]}. The process ends with its standard input.
"""

from __future__ import annotations

import os
import sys
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from PIL import Image

from effdet_core import atomic
from effdet_core.dataset import Dataset
from effdet_core.errors import Problem, RunError, UserError
from effdet_core.helpers import Answer, PreviewRequest, Shown
from effdet_core.images import read_rgb
from effdet_core.spec import spec_from

_PICTURES = 32
"""Of six, some in fours, none is read twice."""


def main() -> int:
    """Answers until nobody asks any more."""
    from effdet_core.nn import input_pipeline  # noqa: F401 - loads TensorFlow before the first request comes

    os.nice(5) if hasattr(os, "nice") else None
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for line in sys.stdin.buffer:
        sys.stdout.buffer.write(msgspec.json.encode(answered(line)) + b"\n")
        sys.stdout.flush()
    return 0


def answered(line: bytes) -> Answer:
    """The answer to a request; problems are answers too."""
    try:
        return Answer(pictures=tuple(_shown(msgspec.json.decode(line, type=PreviewRequest))))
    except UserError as e:
        return Answer(problems=e.problems)
    except msgspec.MsgspecError as e:
        return Answer(problems=(Problem(f"is no request: {e}"),))


def _shown(request: PreviewRequest) -> list[Shown]:
    from effdet_core.nn.input_pipeline import TrainingData

    spec = spec_from(request.spec)
    examples = Dataset.read(Path(request.dataset)).of("train")
    if not examples:
        raise RunError("there are no training photos", hint="Label some photos first.")
    seed = spec.tf_random_seed + request.turn
    data = TrainingData(examples, spec.config, batch_size=1, seed=seed, read=_read)
    folder = Path(request.out)
    return [_kept(seen, folder / f"seen-{number:02d}.jpg") for number, seen in enumerate(data.seen(request.count))]


@lru_cache(maxsize=_PICTURES)
def _read(path: str) -> np.ndarray:
    """A picture, read once while settings are tried on it."""
    return read_rgb(path)


def _kept(seen: Any, path: Path) -> Shown:
    pixels = np.clip(seen.image.numpy() * 128 + 127, 0, 255).astype(np.uint8)
    atomic.write_with(path, lambda temporary: Image.fromarray(pixels).save(temporary, "JPEG", quality=92))
    boxes = tuple(tuple(map(float, box)) for box in seen.boxes.numpy())
    return Shown(path=str(path), boxes=boxes, classes=tuple(map(int, seen.classes.numpy())))


if __name__ == "__main__":
    sys.exit(main())
