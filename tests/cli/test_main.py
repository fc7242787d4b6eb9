"""What every command of `effdet` does the same way."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from effdet_core.cli import main as main_module
from effdet_core.cli.main import COMMANDS
from tests.cli.conftest import Effdet


def test_help_names_every_command(effdet: Effdet) -> None:
    said = effdet("--help")
    assert said.code == 0
    assert all(f"    {name} " in said.out for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_with_examples(effdet: Effdet, name: str) -> None:
    said = effdet(name, "--help")
    assert said.code == 0
    assert f"effdet {name}" in said.out.partition("examples:")[2]


def test_a_wrong_command_line_is_one_sentence_and_a_hint(effdet: Effdet) -> None:
    said = effdet("import", "somewhere")
    assert said.code == 2
    assert said.err == (
        "The following arguments are required: --into\n  → `effdet import --help` explains the options.\n"
    )


def test_no_command_at_all_is_a_wrong_command_line(effdet: Effdet) -> None:
    assert effdet().code == 2


def test_an_error_is_a_sentence_with_place_and_hint_and_no_traceback(effdet: Effdet, tmp_path: Path) -> None:
    said = effdet("runs", tmp_path / "none")
    assert said.code == 1
    assert said.err.startswith(f"{tmp_path / 'none'}: is no project")
    assert "\n  → " in said.err
    assert "Traceback" not in said.err + said.out


@pytest.mark.parametrize("words", [("--debug", "runs", "none"), ("runs", "none", "--debug")])
def test_debug_shows_the_traceback_before_or_after_the_command(effdet: Effdet, words: tuple[str, ...]) -> None:
    assert "Traceback" in effdet(*words).err


def test_machines_get_the_error_as_json_too(effdet: Effdet, tmp_path: Path) -> None:
    said = effdet("runs", tmp_path / "none", "--json")
    assert said.code == 1
    document: Any = said.json
    assert "is no project" in document["error"]["problems"][0]["message"]


def _command_that(raises: BaseException) -> Any:
    def run(*_: object) -> int:
        raise raises

    return SimpleNamespace(SUMMARY="", EXAMPLES="", declare=lambda _: None, run=run)


def test_a_defect_asks_for_a_report_instead_of_a_traceback(effdet: Effdet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(main_module, "COMMANDS", {"x": _command_that(ZeroDivisionError("oh"))})
    said = effdet("x")
    assert said.code == 1
    assert said.err.startswith("This is a defect of the program: ZeroDivisionError: oh\n  → Please report it")


def test_ctrl_c_ends_with_130(effdet: Effdet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(main_module, "COMMANDS", {"x": _command_that(KeyboardInterrupt())})
    said = effdet("x")
    assert (said.code, said.err) == (130, "Interrupted.\n")


def test_brackets_in_file_names_are_shown_as_they_are(effdet: Effdet, tmp_path: Path) -> None:
    assert "[bold]x[/bold]: is no project" in effdet("runs", Path("[bold]x[") / "bold]").err


def test_a_reader_that_goes_away_is_no_traceback(project: Path) -> None:
    command = f"{sys.executable} -m effdet_core.cli runs {project} --json | true"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert done.stderr == ""
