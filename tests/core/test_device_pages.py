"""What the pages about devices show in Python runs as it stands there, on the real LiteRT; cameras are made up."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from effdet_core.kit import make_kit
from tests.core import guide_pages
from tests.core.kits import photo, tiny_model

CAMERA = '''
"""A camera that sees something red, and then Ctrl-C is pressed."""
import numpy as np


class Picamera2:
    left = 2

    def create_preview_configuration(self, main):
        assert main["format"] == "BGR888"
        return main

    def configure(self, configuration):
        self.width, self.height = configuration["size"]

    def start(self):
        pass

    def capture_array(self):
        if not self.left:
            raise KeyboardInterrupt
        self.left -= 1
        return np.full((self.height, self.width, 3), (250, 10, 10), np.uint8)
'''
PYCORAL = {
    "__init__.py": "",
    "adapters/__init__.py": "",
    "utils/__init__.py": "",
    "utils/edgetpu.py": (
        "from ai_edge_litert.interpreter import Interpreter\n"
        "def make_interpreter(path): return Interpreter(model_path=path)\n"
    ),
    "adapters/common.py": '''
import numpy as np
def set_resized_input(interpreter, size, resize):
    """Keeps the shape, pads with black."""
    given = interpreter.get_input_details()[0]
    height, width = given["shape"][1:3]
    scale = min(width / size[0], height / size[1])
    shown = tuple(max(1, int(side * scale)) for side in size)
    pixels = np.zeros(given["shape"], given["dtype"])
    pixels[0, : shown[1], : shown[0]] = resize(shown)
    interpreter.set_tensor(given["index"], pixels)
    return None, (scale, scale)
''',
    "adapters/detect.py": '''
from collections import namedtuple
Object = namedtuple("Object", "id score bbox")
def get_objects(interpreter, threshold, scale):
    """By the names of the signature."""
    outputs = interpreter._get_full_signature_list()["serving_default"]["outputs"]
    count, scores, kinds, boxes = (interpreter.get_tensor(outputs[f"output_{i}"])[0] for i in range(4))
    rows = [i for i in range(int(count)) if scores[i] >= threshold]
    return [Object(int(kinds[i]), float(scores[i]), tuple(boxes[i])) for i in rows]
''',
}
"""As much of pycoral as the page uses, with the processor in place of the Edge TPU."""


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    """A kit that is sure of a coin in whatever is red, and photo.jpg, which is."""
    red = photo(tmp_path / "red.png", (250, 10, 10))
    made = make_kit(tiny_model(tmp_path / "things.tflite"), None, tmp_path / "kit", photos=[red]).path
    photo(made / "photo.jpg", (250, 10, 10))
    fakes = {"picamera2.py": CAMERA, **{f"pycoral/{name}": text for name, text in PYCORAL.items()}}
    for name, text in fakes.items():
        (tmp_path / "fakes" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "fakes" / name).write_text(text, "utf-8")
    return made


def snippets(page: str, language: str) -> list[guide_pages.Snippet]:
    return [one for one in guide_pages.snippets() if one.page == page and one.language == language]


def said(folder: Path, *words: str) -> str:
    """What Python prints in a folder, where the made-up modules can be imported."""
    inside = {**os.environ, "PYTHONPATH": str(next(p for p in folder.parents if (p / "fakes").is_dir()) / "fakes")}
    done = subprocess.run([sys.executable, *words], cwd=folder, env=inside, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_lines_for_a_raspberry_pi_run_in_the_kit(kit: Path) -> None:
    lines = [line for one in snippets("docs/devices/raspberry-pi.md", "sh") for line in guide_pages.terminal_lines(one)]
    typed = [guide_pages.words(line) for line in lines if line.startswith("python3 ")]
    ours = [words for words in typed if words[1] != "-m"]  # making an environment is Python's business
    assert len(ours) == 3
    answers = [said(kit, *words[1:]) for words in ours]
    assert "PASS" in answers[0]
    assert "coin 9" in answers[1]
    assert (kit / "found.jpg").is_file()
    assert answers[2].count("camera: ") == 2
    assert "coin 9" in answers[2]


def test_a_program_of_ones_own_for_a_raspberry_pi_finds_what_is_there(kit: Path) -> None:
    (block,) = snippets("docs/devices/raspberry-pi.md", "python")
    folder = kit / "snippets" / "python"
    shutil.copyfile(kit / "photo.jpg", folder / "photo.jpg")
    (folder / "own.py").write_text(block.text, "utf-8")
    assert said(folder, "own.py").startswith("coin 0.9")


def test_the_program_for_coral_finds_what_is_there(kit: Path) -> None:
    (block,) = snippets("docs/devices/coral.md", "python")
    shutil.copyfile(kit.parent / "things.tflite", kit / "run-001-int8_edgetpu.tflite")
    (kit / "own.py").write_text(block.text, "utf-8")
    assert said(kit, "own.py").startswith("0 0.9")
