"""effdet kit and effdet report: what they write, and what they say."""

from __future__ import annotations

import zipfile
from pathlib import Path

from tests.cli.conftest import Effdet
from tests.core.cards import trained_run
from tests.core.kits import bare, photo, tiny_model


def test_a_kit_of_a_run_lies_beside_its_model(effdet: Effdet, tmp_path: Path) -> None:
    run = trained_run(tmp_path)
    run.export.mkdir()
    tiny_model(run.export / "run-001-int8.tflite")
    said = effdet("kit", run.path, "--pictures", 2)
    assert said.code == 0
    assert f"into {run.export / 'run-001-int8-kit'}" in said.out
    assert "tested with 2 photos" in said.out
    assert bare(run.export / "run-001-int8-kit" / "selftest.py").returncode == 0


def test_a_kit_of_any_model_in_a_zip(effdet: Effdet, tmp_path: Path) -> None:
    model, folder = tiny_model(tmp_path / "things.tflite"), tmp_path / "photos"
    photo(folder / "red.png", (250, 20, 20))
    said = effdet("kit", model, "--photos", folder, "--out", tmp_path / "k.zip", "--json")
    assert said.code == 0
    assert isinstance(said.json, dict)
    assert (said.json["path"], said.json["pictures"]) == (str(tmp_path / "k.zip"), 1)
    with zipfile.ZipFile(tmp_path / "k.zip") as archive:
        assert "things-kit/selftest.py" in archive.namelist()


def test_a_kit_needs_an_exported_file(effdet: Effdet, tmp_path: Path) -> None:
    run = trained_run(tmp_path)
    said = effdet("kit", run.path)
    assert said.code == 1
    assert "effdet export" in said.err


def test_a_kit_of_something_else_is_refused(effdet: Effdet, tmp_path: Path) -> None:
    (tmp_path / "odd.tflite").write_bytes(b"no model")
    assert "odd.tflite" in effdet("kit", tmp_path / "odd.tflite").err
    assert "whole number" in effdet("kit", tmp_path / "odd.tflite", "--pictures", 0).err


def test_a_report_is_one_file(effdet: Effdet, tmp_path: Path) -> None:
    run = trained_run(tmp_path)
    said = effdet("report", run.path)
    assert said.code == 0
    assert str(run.path / "model-card.html") in said.out
    assert effdet("report", run.path, "--out", tmp_path / "card.html", "--json").json == {
        "path": str(tmp_path / "card.html")
    }
    assert (tmp_path / "card.html").read_bytes().startswith(b"<!doctype html>")


def test_a_report_needs_a_run(effdet: Effdet, tmp_path: Path) -> None:
    said = effdet("report", tmp_path)
    assert said.code == 1
    assert "is not a run folder" in said.err
