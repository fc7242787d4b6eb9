"""Long work in a process of its own: answers, progress, problems, and an end in every case."""

from __future__ import annotations

import sys
from pathlib import Path

import psutil
import pytest

from effdet_core import tasks
from effdet_core.errors import Cancelled, RunError, UserError

sys.path.insert(0, str(Path(__file__).parent))

from answering_child import Asked

CHILD = "answering_child"


@pytest.fixture(autouse=True)
def _importable(monkeypatch: pytest.MonkeyPatch) -> None:
    folders = [str(Path(__file__).parent), str(Path(__file__).parents[2])]
    monkeypatch.setenv("PYTHONPATH", ":".join(folders))


def test_the_answer_and_every_word_on_the_way() -> None:
    told: list[tuple[int, int, str]] = []
    found = tasks.run(CHILD, Asked("add", (3, 4)), dict[str, int], lambda *what: told.append(what))
    assert found == {"sum": 7}
    assert [what for what in told if what[1]] == [(1, 2, "adding 3"), (2, 2, "adding 4")]


def test_problems_of_the_other_side_arrive_whole() -> None:
    with pytest.raises(UserError) as caught:
        tasks.run(CHILD, Asked("refuse"), dict[str, int])
    assert [(p.message, p.where, p.hint) for p in caught.value.problems] == [
        ("first", "here", "do this"),
        ("second", "", ""),
    ]


def test_a_defect_is_named() -> None:
    with pytest.raises(UserError, match="ZeroDivisionError: by zero"):
        tasks.run(CHILD, Asked("break"), dict[str, int])


def test_a_process_that_dies_without_a_word() -> None:
    with pytest.raises(RunError, match="without a word"):
        tasks.run(CHILD, Asked("die"), dict[str, int])


def test_a_module_that_does_not_exist() -> None:
    with pytest.raises(RunError, match="without a word"):
        tasks.run("no_such_module_anywhere", Asked("add"), dict[str, int])


def test_cancelling_ends_the_process_and_its_helpers() -> None:
    helpers: list[int] = []

    def tell(done: int, total: int, words: str) -> None:
        if words == "waiting":
            helpers.append(done)
            raise Cancelled

    with pytest.raises(Cancelled):
        tasks.run(CHILD, Asked("wait"), dict[str, int], tell)
    assert len(helpers) == 1
    assert not psutil.pid_exists(helpers[0]) or psutil.Process(helpers[0]).status() == psutil.STATUS_ZOMBIE
