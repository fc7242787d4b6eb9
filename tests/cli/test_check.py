"""What effdet check says, mends and answers."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.cli.conftest import Effdet
from tests.core.lab_files import CONVERTED, foreign, good
from tests.core.small_detector import Small


@pytest.fixture
def fine(tmp_path: Path) -> Path:
    path = tmp_path / "fine.tflite"
    path.write_bytes(good())
    return path


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    path = tmp_path / "raw.tflite"
    path.write_bytes(Small(kind=np.uint8, order=CONVERTED).build())
    return path


def test_a_good_file_is_good_for_every_program(effdet: Effdet, fine: Path) -> None:
    said = effdet("check", fine, "--rules-only")
    assert said.code == 0
    assert said.out.count("  ok  ") == 8
    assert "MediaPipe Tasks" in said.out


def test_a_bad_file_says_what_who_why_and_what_to_do(effdet: Effdet, raw: Path) -> None:
    said = effdet("check", raw, "--rules-only")
    assert said.code == 1
    assert "It has no metadata." in said.out
    assert "MediaPipe Tasks refuses a detector without metadata. (mediapipe/" in said.out
    assert "--repair OUT can " in said.out


def test_only_the_programs_that_matter_decide(effdet: Effdet, raw: Path) -> None:
    assert effdet("check", raw, "--rules-only", "--for", "pycoral").code == 0
    assert effdet("check", raw, "--rules-only", "--for", "pycoral", "--for", "mediapipe").code == 1
    assert effdet("check", raw, "--for", "toaster").code == 2


def test_a_mended_copy_is_written_with_the_names_given(effdet: Effdet, raw: Path, tmp_path: Path) -> None:
    names = tmp_path / "names.txt"
    names.write_text("Biene\nWespe\n\nHornisse\n", "utf-8")
    out = tmp_path / "mended.tflite"
    said = effdet("check", raw, "--repair", out, "--labels", names, "--rules-only")
    assert said.code == 0
    assert f"Wrote {out}" in said.out
    assert effdet("check", out, "--rules-only", "--json").json[0]["facts"]["classes"] == ["Biene", "Wespe", "Hornisse"]


def test_several_files_are_mended_into_a_folder(effdet: Effdet, raw: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.tflite"
    other.write_bytes(foreign(signature=False))
    assert effdet("check", raw, other, "--repair", tmp_path / "one.tflite", "--rules-only").code == 1
    assert effdet("check", raw, other, "--repair", tmp_path / "all", "--rules-only").code == 0
    assert sorted(path.name for path in (tmp_path / "all").iterdir()) == ["other.tflite", "raw.tflite"]


def test_machines_get_every_finding(effdet: Effdet, raw: Path, fine: Path) -> None:
    said = effdet("check", raw, fine, "--rules-only", "--json")
    first, second = said.json
    assert first["facts"]["outputs"][0]["meaning"] == "scores"
    findings = next(v for v in first["verdicts"] if v["consumer"] == "frigate-cpu")["findings"]
    assert {"rule": "order", "ok": False, "repair": "output-order"}.items() <= findings[0].items()
    assert all(verdict["ok"] for verdict in second["verdicts"])


def test_rubbish_is_named_and_ends_with_1(effdet: Effdet, tmp_path: Path) -> None:
    (tmp_path / "odd.tflite").write_bytes(b"not a model")
    said = effdet("check", tmp_path / "odd.tflite")
    assert said.code == 1
    assert "odd.tflite: It cannot be read: it is not a TensorFlow Lite model." in said.out
    assert "missing.tflite" in effdet("check", tmp_path / "missing.tflite").err


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", None])
def test_names_that_cannot_be_read_are_an_error(effdet: Effdet, raw: Path, tmp_path: Path, content: bytes) -> None:
    names = tmp_path / "names.txt"
    if content is not None:
        names.write_bytes(content)
    said = effdet("check", raw, "--labels", names, "--rules-only")
    assert said.code == 1
    assert "names.txt" in said.err
