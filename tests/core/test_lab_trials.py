"""The real LiteRT and MediaPipe on small files, each in a process of its own."""

from __future__ import annotations

import importlib.util
import itertools
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from effdet_core.errors import Cancelled
from effdet_core.lab import check, trials
from effdet_core.lab.trial import Outcome
from effdet_core.preprocess import MEAN, SCALE
from tests.core.lab_files import foreign, good, outputs

needs_mediapipe = pytest.mark.skipif(not importlib.util.find_spec("mediapipe"), reason="needs MediaPipe")


@pytest.fixture
def at(tmp_path: Path) -> Path:
    return tmp_path / "m.tflite"


def tried(at: Path, content: bytes) -> dict[Any, Outcome]:
    at.write_bytes(content)
    return dict(trials.run(at, MEAN, SCALE))


@needs_mediapipe
def test_a_universal_file_runs_everywhere_and_mediapipe_finds_the_same(at: Path) -> None:
    at.write_bytes(good())
    found = check(at)
    assert found.good
    assert {verdict.consumer for verdict in found.verdicts if "ran it here" in verdict.ran} == {
        "litert",
        "mediapipe",
        "compiled-model",
    }
    assert "agrees" in {finding.rule for finding in found.of("mediapipe").findings if finding.ok}


KINDS: list[dict[str, Any]] = [{"kind": np.uint8}, {"kind": np.float32}, {"kind": np.float32, "half": True}]
EVERY_SIZE = list(itertools.product((1, 2, 90), (10, 25, 100), KINDS))
A_FEW = list(zip((1, 2, 90), (100, 25, 10), KINDS, strict=True))


@needs_mediapipe
@pytest.mark.slow
@pytest.mark.parametrize(
    ("classes", "rows", "facts"),
    [case if case in A_FEW else pytest.param(*case, marks=pytest.mark.thorough) for case in EVERY_SIZE],
)
def test_files_of_every_size_run_in_the_real_programs(at: Path, classes: int, rows: int, facts: dict[str, Any]) -> None:
    at.write_bytes(good(classes=classes, rows=rows, **facts))
    found = check(at)
    assert [(v.consumer, v.reason) for v in found.verdicts if v.ran and not v.ok] == []
    floats = facts["kind"] is np.float32
    assert found.good is not floats


def test_a_program_that_takes_its_process_along_is_told_of(at: Path) -> None:
    # It states no sizes of its outputs, so the CompiledModel writes beyond its memory.
    outcome = tried(at, foreign(shaped=False))["compiled-model"]
    assert outcome.error


@needs_mediapipe
@pytest.mark.slow
def test_what_the_rules_say_of_mediapipe_is_what_it_does(at: Path) -> None:
    def nameless(said: dict[str, Any]) -> None:
        del outputs(said)[0]["name"]

    def swapped(said: dict[str, Any]) -> None:
        outputs(said)[0]["content"]["content_properties"]["index"] = [0, 1, 2, 3]

    assert tried(at, foreign(nameless))["mediapipe"].died
    assert not tried(at, foreign(threshold=0.98, rows=7))["mediapipe"].error
    assert "Metadata" in tried(at, foreign(described=False, files={}))["mediapipe"].error
    assert "uncompressed" in tried(at, _compressed())["mediapipe"].error.lower()
    at.write_bytes(foreign(swapped))
    assert "agrees" in {f.rule for f in check(at).of("mediapipe").findings if f.ok is False}


def _compressed() -> bytes:
    from tests.core.lab_files import compressed

    return compressed(foreign(files={}), {"labelmap.txt": b"bee\nwasp\nhornet\n"})


def test_a_program_that_hangs_is_ended(at: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trials, "LONGEST_SECONDS", 0.0)
    outcomes = tried(at, good())
    assert all(outcome.died and "did not come to an end" in outcome.error for outcome in outcomes.values())


def test_a_check_that_is_cancelled_leaves_nothing_running(at: Path) -> None:
    at.write_bytes(good())

    def cancel(*_: object) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        check(at, tell=cancel)


def test_without_mediapipe_its_rules_decide(at: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trials, "PROGRAMS", ("litert",))
    at.write_bytes(good())
    found = check(at)
    assert found.of("mediapipe").ok
    assert found.of("mediapipe").ran == ""
    assert found.of("litert").ran
