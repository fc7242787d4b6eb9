"""Photos labelled by mouse in the real window, killed many times: nothing that it showed as saved is lost."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from app import settings
from effdet_core.project import Project
from effdet_core.project.editor import Editor

CHILD = Path(__file__).with_name("labelling_child.py")


def many(tmp_path: Path, photos: int) -> Project:
    """Photos that nobody looked at."""
    project = Project.create(tmp_path / "many", ["bee"])
    pixels = np.random.default_rng(1).integers(0, 255, (120, 160, 3), dtype=np.uint8)
    first = project.path / "images" / "000.jpg"
    Image.fromarray(pixels).save(first)
    for number in range(1, photos):
        (first.parent / f"{number:03d}.jpg").write_bytes(first.read_bytes())
    return project


def _life(project: Project, delay: float | None, config: Path) -> tuple[set[tuple[str, float]], bool]:
    """What one life of the window said was saved, and whether it came to its end.

    delay: it is killed this many seconds after it first showed something as saved, however fast the machine is; None:
    not at all.
    """
    environment = {**os.environ, settings.FOLDER_VARIABLE: str(config), "QT_QPA_PLATFORM": "offscreen"}
    complaints = config.with_name("complaints.txt")
    with complaints.open("w", encoding="utf-8") as file:
        child = subprocess.Popen(
            [sys.executable, str(CHILD), str(project.path)],
            stdout=subprocess.PIPE,
            stderr=file,
            text=True,
            env=environment,
        )
    with child:
        assert child.stdout
        assert child.stdout.readline() == "ready\n", complaints.read_text()
        first = child.stdout.readline()
        if delay is not None:
            with suppress(subprocess.TimeoutExpired):
                child.wait(delay)
            child.send_signal(signal.SIGKILL)
        out = first + child.stdout.read()
    assert child.returncode in (0, -signal.SIGKILL), complaints.read_text()
    lines = [line.split() for line in out.splitlines() if line != "done"]
    return {(line[0], float(line[1])) for line in lines if len(line) == 2}, child.returncode == 0


def _on_disk(project: Project, photos: int) -> set[tuple[str, float]]:
    found = set()
    for number in range(photos):
        name = f"images/{number:03d}.jpg"
        annotation = project.annotation(name)
        found |= {(name, box.box[0]) for box in annotation.boxes} if annotation else set()
    return found


@pytest.mark.slow
@pytest.mark.timeout(1200)
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL here")
@pytest.mark.parametrize(("photos", "times"), [(60, 6), pytest.param(500, 50, marks=pytest.mark.thorough)])
def test_nothing_that_was_shown_as_saved_is_lost(tmp_path: Path, photos: int, times: int) -> None:
    project = many(tmp_path, photos)
    chance = random.Random(3)
    saved: set[tuple[str, float]] = set()
    kills, ended = 0, False
    while not ended:
        new, ended = _life(project, None if kills == times else chance.uniform(0.0, 0.3), tmp_path / "config")
        kills += not ended
        saved |= new
        editor = Editor(Project.open(project.path))
        assert not editor.read_only
        assert editor.close()
        assert saved <= _on_disk(project, photos), f"lost after kill {kills}"
    assert len(_on_disk(project, photos)) == photos, "every photo has its one box at the end"
    assert kills == times
    assert len(saved) > times, "every life had something to lose"
