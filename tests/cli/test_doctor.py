"""effdet doctor."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from effdet_core import helpers
from effdet_core.cli import doctor
from tests.cli.conftest import Effdet


def test_what_is_bad_comes_with_a_remedy_and_an_exit_code(effdet: Effdet, monkeypatch: pytest.MonkeyPatch) -> None:
    finding = doctor.Finding("Memory", "bad", "none left", "Buy some.")
    monkeypatch.setattr(doctor, "CHECKS", (lambda: iter([finding]),))
    said = effdet("doctor")
    assert said.code == 1
    assert said.out == "BAD  Memory: none left\n     → Buy some.\n"


def test_what_is_optional_is_no_error(effdet: Effdet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "CHECKS", (lambda: iter([doctor.Finding("GPU", "note", "none found")]),))
    assert effdet("doctor").code == 0


def test_a_folder_that_cannot_be_written_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert doctor._can_write(tmp_path)
    assert not doctor._can_write(tmp_path / "missing")


@pytest.mark.parametrize("name", ["python", "packages", "memory", "disk", "processor", "starting_weights"])
def test_each_check_finds_something_and_names_remedies_where_they_are_needed(name: str) -> None:
    found = list(getattr(doctor, name)())
    assert found
    assert all(bool(finding.remedy) == (finding.state != "ok") for finding in found)


@pytest.mark.slow
def test_the_whole_check_up_runs_and_speaks_json(effdet: Effdet) -> None:
    document: Any = effdet("doctor", "--json").json
    states = {finding["subject"]: finding["state"] for finding in document}
    assert (states["TensorFlow"], states["LiteRT"]) == ("ok", "ok")


def test_other_machines_are_looked_for_where_they_are_named(effdet: Effdet, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[helpers.ReachRequest] = []

    def reach(request: helpers.ReachRequest) -> tuple[helpers.Sighting, ...]:
        asked.append(request)
        return (
            helpers.Sighting(kind="answers", name="10.0.0.2:8470"),
            helpers.Sighting(kind="silent", name="10.0.0.3:8470", detail="timed out"),
        )

    monkeypatch.setattr(helpers, "reach", reach)
    said = effdet("doctor", "--tpu", "my-tpu", "--tpu-zone", "here")
    assert asked == [helpers.ReachRequest(strategy="tpu", tpu="my-tpu", tpu_zone="here")]
    assert (said.code, "ok   10.0.0.2:8470: something answers there" in said.out) == (1, True)
    assert "BAD  10.0.0.3:8470: nobody answers: timed out" in said.out
