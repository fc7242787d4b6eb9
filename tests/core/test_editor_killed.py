"""A program that is killed at any moment has lost nothing that it said was saved."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from effdet_core.project import Project, scanning
from effdet_core.project.editor import Editor

PHOTOS = 20
CHILD = Path(__file__).with_name("editing_child.py")


def _edited_until_killed(project: Path, seed: int, seconds: float) -> set[tuple[str, int, int]]:
    """(photo, number, seed) of every box that the child said was saved."""
    command = [sys.executable, str(CHILD), str(project), str(seed), str(PHOTOS)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2])
    assert child.stdout
    assert child.stdout.readline() == "open\n"
    try:
        child.wait(seconds)
    except subprocess.TimeoutExpired:
        child.send_signal(signal.SIGKILL)
    lines = child.communicate()[0].splitlines()
    assert child.returncode == -signal.SIGKILL
    whole = [line.split() for line in lines if len(line.split()) == 2]
    return {(photo, int(number), seed) for photo, number in whole}


def _boxes_on_disk(project: Project) -> set[tuple[str, int, int]]:
    found = set()
    for number in range(PHOTOS):
        photo = f"images/{number:03d}.png"
        annotation = project.annotation(photo)
        found |= {(photo, int(b.box[0]), int(b.box[1])) for b in annotation.boxes} if annotation else set()
    return found


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL here")
@pytest.mark.parametrize("kills", [8, pytest.param(50, marks=pytest.mark.thorough)])
def test_nothing_that_was_saved_is_lost_however_often_it_is_killed(tmp_path: Path, kills: int) -> None:
    project = Project.create(tmp_path / "p", ["bee"])
    chance = random.Random(7)
    saved: set[tuple[str, int, int]] = set()
    for seed in range(1, kills + 1):
        saved |= _edited_until_killed(project.path, seed, chance.uniform(0.02, 0.25))
        editor = Editor(Project.open(project.path))
        assert not editor.read_only
        assert editor.close()
        assert saved <= _boxes_on_disk(project)
    assert len(saved) > 5 * kills
    listed = scanning.scan(project, None).catalogue
    assert "damaged" not in {listed.row(row).state for row in range(len(listed))}
