"""The house rules that a test can watch."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CODE = [ROOT / "run.py", *sorted(p for top in ("app", "effdet_core", "tests") for p in (ROOT / top).rglob("*.py"))]
MOST_LINES, MOST_FUNCTION_LINES = 400, 60
HEAVY = ("effdet_core.nn", "tensorflow", "keras")
ELSEWHERE = {
    "a package registry": re.compile(r"pypi\.org|pythonhosted|/simple\b|index-url|find-links|registry\.npm", re.I),
    "an absolute path of one machine": re.compile(r"(?<![\w.])/(home|root|Users|work|opt|mnt|tmp/work)/[\w.]", re.I),
}
TEXT = {".py", ".toml", ".md", ".txt", ".yaml", ".yml", ".json", ".cfg", ".sh", ""}


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    lengths = {_name(path): len(path.read_text("utf-8").splitlines()) for path in CODE}
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES} == {}


def test_no_function_is_longer_than_a_page() -> None:
    lengths = {
        f"{_name(path)}:{f.name}": (f.end_lineno or f.lineno) - f.lineno + 1 for path in CODE for f in _functions(path)
    }
    assert {name: lines for name, lines in lengths.items() if lines > MOST_FUNCTION_LINES} == {}


def _light_modules() -> list[str]:
    """Everything that must load without TensorFlow: all but the network, the entry points and the tests."""
    paths = [p for top in ("app", "effdet_core") for p in sorted((ROOT / top).rglob("*.py"))]
    names = [".".join(p.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for p in paths]
    return [name for name in names if not name.startswith("effdet_core.nn") and not name.endswith("__main__")]


def test_the_light_core_and_the_command_line_load_without_tensorflow() -> None:
    code = (
        "import importlib, sys\n"
        f"for name in {_light_modules()!r}: importlib.import_module(name)\n"
        f"sys.exit(', '.join(sorted(set(sys.modules) & set({HEAVY!r}))) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT)
    assert (done.returncode, done.stderr) == (0, "")


def _tracked_text() -> list[Path]:
    if not shutil.which("git"):
        pytest.skip("needs git")
    listed = subprocess.run(["git", "ls-files", "-z"], capture_output=True, text=True, check=False, cwd=ROOT)
    if listed.returncode:
        pytest.skip("needs a git checkout")
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    about_places = {Path(__file__), ROOT / "tests" / "core" / "test_doctor_privacy.py"}
    return [path for path in paths if path.suffix in TEXT and path.is_file() and path not in about_places]


@pytest.mark.parametrize("what", ELSEWHERE)
def test_nothing_names_a_place_that_other_machines_lack(what: str) -> None:
    found = {
        f"{_name(path)}: {match.group()}"
        for path in _tracked_text()
        for match in ELSEWHERE[what].finditer(path.read_text("utf-8", errors="replace"))
    }
    assert found == set()
