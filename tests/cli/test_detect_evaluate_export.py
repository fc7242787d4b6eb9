"""What effdet detect, evaluate and export refuse, and how they name their files."""

from __future__ import annotations

from pathlib import Path

import pytest

from effdet_core.cli import train
from effdet_core.cli.detect import _places
from effdet_core.cli.terminal import Terminal
from effdet_core.project import Project
from tests.cli.conftest import Effdet


@pytest.mark.parametrize("command", [("detect",), ("evaluate",)])
def test_a_missing_model_is_named(effdet: Effdet, photos: Path, command: tuple[str], tmp_path: Path) -> None:
    pictures = [photos / "JPEGImages"] if command == ("detect",) else []
    said = effdet(*command, tmp_path / "none.tflite", *pictures)
    assert said.code == 1
    assert str(tmp_path / "none.tflite") in said.err


def test_a_file_that_is_no_model_is_refused(effdet: Effdet, photos: Path, tmp_path: Path) -> None:
    (tmp_path / "odd.tflite").write_bytes(b"not a model")
    said = effdet("detect", tmp_path / "odd.tflite", photos / "JPEGImages")
    assert said.code == 1
    assert "odd.tflite" in said.err


def test_a_folder_without_pictures_is_an_error(effdet: Effdet, tmp_path: Path) -> None:
    assert "no pictures" in effdet("detect", "x.tflite", tmp_path).err


@pytest.mark.parametrize("threshold", ["1.5", "-0.1", "high", "nan"])
def test_a_threshold_outside_0_to_1_is_a_wrong_command_line(effdet: Effdet, threshold: str) -> None:
    said = effdet("detect", "x.tflite", "y.jpg", f"--threshold={threshold}")
    assert said.code == 2
    assert "must lie between 0 and 1" in said.err


def test_pictures_of_the_same_name_are_drawn_into_different_files() -> None:
    pictures = [Path("a/bee.jpg"), Path("b/bee.png"), Path("c/bee-2.jpg"), Path("d/BEE.jpg"), Path("a/bee.jpg")]
    names = [place.name for place in _places(Path("out"), pictures).values()]
    assert len(names) == len({name.lower() for name in names}) == 4
    assert names[0] == "bee.jpg"


def test_a_model_outside_a_run_asks_whose_pictures_to_use(effdet: Effdet, tmp_path: Path) -> None:
    (tmp_path / "far" / "away").mkdir(parents=True)
    model = tmp_path / "far" / "away" / "m.tflite"
    model.write_bytes(b"")
    assert "Say with --on which project or run to use" in effdet("evaluate", model).err


def test_a_split_without_pictures_is_named(effdet: Effdet, tmp_path: Path, photos: Path) -> None:
    effdet("new", tmp_path / "p", "--classes", "x")
    run = Project.open(tmp_path / "p").new_run()
    run.spec.write_text("{}")
    run.dataset.write_text('{"classes": ["x"], "examples": []}')
    said = effdet("evaluate", run.path, "--split", "val")
    assert said.code == 1
    assert "There are no val pictures" in said.err


@pytest.mark.slow
def test_a_run_without_weights_cannot_be_exported(effdet: Effdet, project: Path) -> None:
    run = train.begin(Project.open(project), Terminal(), "quick", {})
    said = effdet("export", run.path, "--precision", "float32")
    assert said.code == 1
    assert "has no weights yet" in said.err


def test_a_precision_must_exist(effdet: Effdet) -> None:
    assert "float32" in effdet("export", "r", "--precision", "int4").err
