"""effdet doctor."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from effdet_core import helpers
from effdet_core.doctor import checks
from effdet_core.doctor.finding import bad, note, ok
from effdet_core.doctor.places import Surroundings
from effdet_core.project import Project
from tests.cli.conftest import Effdet


def test_what_is_bad_comes_with_a_remedy_and_an_exit_code(effdet: Effdet, monkeypatch: pytest.MonkeyPatch) -> None:
    finding = bad("Memory", "none left", "Buy some.")
    monkeypatch.setattr(checks, "CHECKS", {"memory": lambda *_: iter([finding])})
    said = effdet("doctor")
    assert said.code == 1
    assert said.out == "BAD  Memory: none left\n     → Buy some.\n"


def test_what_is_optional_is_no_error(effdet: Effdet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "CHECKS", {"gpu": lambda *_: iter([note("GPU", "none found", "Buy one.")])})
    assert effdet("doctor").code == 0


def test_a_project_is_looked_at_and_never_named(
    effdet: Effdet, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    project = Project.create(tmp_path / "secret bees", ["wasp"])
    seen: list[Surroundings] = []

    def look(around: Surroundings, *_: object) -> Any:
        seen.append(around)
        return iter([ok("Disk", "full: {why}", why=f"{around.project}/x")])

    monkeypatch.setattr(checks, "CHECKS", {"disk": look})
    said = effdet("doctor", str(project.path))
    assert (seen[0].project, seen[0].classes) == (project.path, ("wasp",))
    assert said.out == "ok   Disk: full: <project folder>/x\n"


@pytest.mark.slow
def test_the_whole_check_up_runs_and_speaks_json(effdet: Effdet) -> None:
    document: Any = effdet("doctor", "--json").json
    states = {finding["subject"]: finding["state"] for finding in document}
    assert {"Python", "Packages", "Memory", "Cameras", "Display", "Fonts", "GPU and driver", "Settings"} <= set(states)
    assert (states["TensorFlow"], states["Compiled parts"], states["Starting weights"]) == ("ok", "ok", "ok")
    assert all(bool(finding["remedy"]) == (finding["state"] != "ok") for finding in document)


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
