"""Models of a few bytes and photos that they are sure about."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import numpy as np
from PIL import Image

from effdet_core.hparams import Resize
from effdet_core.runtime.metadata import Recorded
from effdet_core.runtime.universal import universal
from tests.core.tiny_tflite import Tiny

CLASSES = ("coin", "button", "leaf")
HOSTILE = ('a "b" \\c', "${d} \\(e) 'f'", "</script><script>alert(1)</script>: #{g}\u202e\u2028")


def tiny_model(
    path: Path,
    classes: Sequence[str] = CLASSES,
    *,
    uint8: bool = True,
    resize: Resize = "letterbox",
    thresholds: Sequence[float] = (),
) -> Path:
    """A detector whose scores are the colours of its 1 x 2 pixels: how red a photo is, is how sure it is of a coin."""
    recorded = Recorded(
        classes=tuple(classes), model_name="tiny", input_size=(1, 2), resize=resize, thresholds=tuple(thresholds)
    )
    path.write_bytes(universal(Tiny(uint8=uint8).build(), recorded))
    return path


def photo(path: Path, colour: tuple[int, int, int], size: tuple[int, int] = (200, 100)) -> Path:
    """A photo of one colour. size: (width, height)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size, colour).save(path)
    return path


def noise(path: Path, size: tuple[int, int], seed: int = 0) -> Path:
    """A photo of random colours."""
    pixels = np.random.default_rng(seed).integers(0, 256, (size[1], size[0], 3), np.uint8)
    Image.fromarray(pixels).save(path)
    return path


def opened(path: Path) -> Image.Image:
    """A picture, read to its end."""
    with Image.open(path) as image:
        image.load()
        return image


def bare(script: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Runs a program of a kit as on a device: isolated, from another folder, and without anything of ours."""
    start = (
        "import runpy, sys\n"
        "sys.modules['effdet_core'] = None\n"
        "sys.argv = sys.argv[1:]\n"
        "runpy.run_path(sys.argv[0], run_name='__main__')"
    )
    command = [sys.executable, "-I", "-c", start, str(script), *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=script.anchor, timeout=120)


def loaded(script: Path) -> ModuleType:
    """A program of a kit as a module."""
    spec = importlib.util.spec_from_file_location("of_a_kit", script)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
