"""What effdet leaks finds and mends."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from effdet_core.dataset import Split
from effdet_core.project import Project
from effdet_core.project.editor import Editor
from tests.cli.conftest import Effdet


@pytest.fixture
def leaking(project: Path) -> Path:
    """The six photos, and one of the training photos once more, smaller, for testing."""
    opened = Project.open(project)
    name = next(name for name in opened.library.names() if _split(opened, name) == "train")
    copy = project / "images" / "again.jpg"
    with Image.open(opened.library.path_of(name)) as image:
        image.reduce(2).save(copy, quality=60)
    annotation = opened.annotation(name)
    assert annotation is not None
    opened.save_annotation("images/again.jpg", replace(annotation, split="test"))
    return project


def _split(project: Project, name: str) -> Split | None:
    annotation = project.annotation(name)
    assert annotation is not None
    return annotation.split


def test_photos_that_differ_do_not_leak(effdet: Effdet, project: Path) -> None:
    said = effdet("leaks", project)
    assert (said.code, said.out.strip()) == (0, "No two pictures show nearly the same.")


def test_a_photo_in_two_splits_is_found_and_mended_and_that_can_be_undone(effdet: Effdet, leaking: Path) -> None:
    said = effdet("leaks", leaking)
    assert "1 group of pictures, 1 of them across splits" in said.out
    assert "images/again.jpg" in said.out
    assert f"effdet leaks {leaking} --fix" in said.out
    assert _split(Project.open(leaking), "images/again.jpg") == "test"
    assert "1 picture got another split" in effdet("leaks", leaking, "--fix").out
    assert _split(Project.open(leaking), "images/again.jpg") == "train"
    assert "none of them across splits" in effdet("leaks", leaking).out
    editor = Editor(Project.open(leaking))
    editor.undo()
    editor.close()
    assert _split(Project.open(leaking), "images/again.jpg") == "test"


def test_machines_get_all_of_it(effdet: Effdet, leaking: Path) -> None:
    said = effdet("leaks", leaking, "--fix", "--json").json
    assert isinstance(said, dict)
    assert said["leaks"] == 1
    assert {member["split"] for member in said["groups"][0]["members"]} == {"train", "test"}
    assert said["moved"] == {"images/again.jpg": "train"}


def test_a_project_that_is_open_in_a_window_is_not_changed(effdet: Effdet, leaking: Path) -> None:
    editor = Editor(Project.open(leaking))
    try:
        said = effdet("leaks", leaking, "--fix")
    finally:
        editor.close()
    assert said.code == 1
    assert "open in another window" in said.err
