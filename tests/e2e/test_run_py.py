"""`run.py` before anything is set up, and what it decides."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path
from types import ModuleType

import pytest

RUN_PY = Path(__file__).parents[2] / "run.py"


@pytest.fixture
def run_py(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script as a module, with an empty folder as its environment."""
    spec = importlib.util.spec_from_file_location("run_py", RUN_PY)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "VENV", tmp_path / "venv")
    monkeypatch.setattr(module, "PYTHON", tmp_path / "venv" / "python")
    monkeypatch.setattr(module, "UNFINISHED", tmp_path / "venv" / "set-up-unfinished")
    return module


def say(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, str(RUN_PY), *words], capture_output=True, text=True, check=False)


def test_without_a_command_it_opens_the_window(run_py: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(run_py, "set_up", lambda purpose: None)
    monkeypatch.setattr(run_py, "start", lambda words: started.append(words) or 0)
    assert run_py.main([]) == 0
    assert run_py.main(["window", "bees"]) == 0
    assert started == [["-m", "app"], ["-m", "app", "bees"]]


def test_its_help_names_every_command() -> None:
    done = say("--help")
    assert done.returncode == 0
    for line in ("python3 run.py demo", "python3 run.py test", "open the window"):
        assert line in done.stdout


def test_an_unknown_command_is_named() -> None:
    done = say("dmeo")
    assert done.returncode == 2
    assert "There is no command 'dmeo'" in done.stdout


def test_a_whole_set_up_is_recognised_and_a_changed_one_is_not(run_py: ModuleType) -> None:
    run_py.VENV.mkdir()
    run_py.PYTHON.symlink_to(sys.executable)
    run_py.stamp("test").write_text(run_py.fingerprint())
    run_py.set_up("run")  # returns at once: the tests' set-up holds what the program needs
    assert run_py.stamp_says("test", run_py.fingerprint())
    assert not run_py.stamp_says("test", "something else")
    assert not run_py.stamp_says("run", run_py.fingerprint())


@pytest.mark.slow
def test_an_interrupted_set_up_is_made_anew(run_py: ModuleType) -> None:
    run_py.VENV.mkdir()
    (run_py.VENV / "half-installed").touch()
    run_py.UNFINISHED.touch()
    run_py.make_environment(sys.executable)
    assert not (run_py.VENV / "half-installed").exists()
    assert not run_py.UNFINISHED.exists()


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "disk is full"),
        ("WARNING: Retrying … NewConnectionError …\nERROR: No matching distribution found for x", "no connection"),
        ("ERROR: No matching distribution found for tensorflow", "does not exist for this computer"),
        ("something new", "could not be installed"),
    ],
)
def test_the_usual_failures_are_explained(run_py: ModuleType, output: str, sentence: str) -> None:
    error = run_py.explained(output, "The packages could not be installed.")
    assert sentence in str(error)
    assert "\n  → " in str(error)


def test_too_old_a_python_is_told_what_to_install(run_py: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_py, "OLDEST", (3, 98))
    monkeypatch.setattr(run_py, "NEWEST", (3, 99))
    with pytest.raises(run_py.SetupError, match=r"Python 3\.98 to 3\.99 is needed"):
        run_py.base_python()


@pytest.mark.parametrize(("kind", "refused"), [("test", True), ("test?", False), ("run", False)])
def test_only_what_is_needed_must_be_there(
    run_py: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kind: str, refused: bool
) -> None:
    monkeypatch.setattr(run_py, "APT_LIST", tmp_path / "apt-packages.txt")
    run_py.APT_LIST.write_text(f"# what for\nnot-there  {kind}  # why\n")
    failed = subprocess.CompletedProcess([], 100, "", "E: Unable to locate package")
    monkeypatch.setattr(run_py, "apt_install", lambda packages: failed)
    monkeypatch.setattr(run_py, "installed_packages", set)
    monkeypatch.setattr(run_py.shutil, "which", lambda name: name)
    monkeypatch.setattr(run_py.os, "geteuid", lambda: 0, raising=False)
    with pytest.raises(run_py.SetupError, match="not-there") if refused else nullcontext():
        run_py.system_packages("test", sys.executable)


def test_a_package_counts_as_there_when_another_stands_in_for_it(
    run_py: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As Ubuntu 24.04 and Debian 13 have it: libglib2.0-0 is a name that libglib2.0-0t64 provides."""
    told = (
        "installed\tlibglib2.0-0t64\tlibglib2.0-0 (= 2.80.0-6ubuntu3), libglib-small\n"
        "installed\tlibegl1\t\n"
        "config-files\tlibgl1\tlibgl1-mesa\n"
    )
    monkeypatch.setattr(run_py.subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], 1, told, ""))
    monkeypatch.setattr(run_py, "APT_LIST", tmp_path / "apt-packages.txt")
    run_py.APT_LIST.write_text("libglib2.0-0 always\nlibegl1 always\nlibgl1 always\npython3-venv always\n")
    assert run_py.missing_packages({"always"}, sys.executable) == ["libgl1", "python3-venv"]


@pytest.mark.parametrize(
    ("words", "ran"),
    [
        ([], ["ruff", "ruff", "mypy", "lint-imports", "pytest", "pytest", "pytest"]),
        (["--thorough"], ["ruff", "ruff", "mypy", "lint-imports", "pytest", "pytest", "pytest", "pytest"]),
        (["-k", "bees"], ["pytest"]),
    ],
)
def test_every_tier_of_tests_is_run_once_and_the_longest_only_when_asked_for(
    run_py: ModuleType, monkeypatch: pytest.MonkeyPatch, words: list[str], ran: list[str]
) -> None:
    calls: list[list[str]] = []
    monkeypatch.setattr(run_py.subprocess, "call", lambda command, **_: calls.append(command) or 0)
    assert run_py.check(words) == 0
    assert [Path(command[0]).stem for command in calls] == ran
    assert sum("--thorough" in command for command in calls) == (words == ["--thorough"])


def test_each_test_is_of_one_tier_of_the_daily_run(run_py: ModuleType) -> None:
    def chosen_by(options: list[str], marks: set[str], folder: str) -> bool:
        paths = [option for option in options if option.startswith("tests")]
        expression = options[options.index("-m") + 1]
        fits = eval(re.sub(r"\b(slow|window)\b", lambda m: str(m[0] in marks), expression))
        return bool(fits) and folder in (paths or [folder])

    tiers = [options for _, (tool, *options) in run_py.CHECKS if tool == "pytest"]
    for marks, folder in ((set(), "tests/core"), ({"slow"}, "tests/nn"), ({"slow"}, "tests/e2e")):
        assert sum(chosen_by(options, marks, folder) for options in tiers) == 1
    for marks in ({"window"}, {"window", "slow"}):
        assert sum(chosen_by(options, marks, "tests/app") for options in tiers) == 1
