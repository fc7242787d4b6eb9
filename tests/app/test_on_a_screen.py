"""The real window on a real display server, where there is one that needs no screen (Xvfb)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from app import settings
from effdet_core.project import Project

XVFB = shutil.which("Xvfb")
CHILD = Path(__file__).with_name("labelling_child.py")
PHOTOS = 5

pytestmark = pytest.mark.skipif(XVFB is None, reason="Xvfb is not installed")


@pytest.fixture
def display() -> Iterator[str]:
    """The name of a display of our own."""
    assert XVFB
    read, write = os.pipe()
    command = [XVFB, "-displayfd", str(write), "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as pipe:
        number = pipe.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()


@pytest.mark.slow
def test_photos_are_labelled_by_mouse_on_a_display_server(display: str, tmp_path: Path) -> None:
    project = Project.create(tmp_path / "bees", ["bee"])
    for number in range(PHOTOS):
        pixels = np.random.default_rng(number).integers(0, 255, (120, 160, 3), dtype=np.uint8)
        Image.fromarray(pixels).save(project.path / "images" / f"{number}.jpg")
    environment = os.environ | {
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        settings.FOLDER_VARIABLE: str(tmp_path / "config"),
    }
    command = [sys.executable, str(CHILD), str(project.path)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0] == "ready"
    assert done.stdout.splitlines()[-1] == "done"
    found = [project.annotation(f"images/{number}.jpg") for number in range(PHOTOS)]
    assert [len(item.boxes) if item else 0 for item in found] == [1] * PHOTOS
