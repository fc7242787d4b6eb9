"""Processes of our own, also when the program is a bundle: its executable then stands in for Python."""

from __future__ import annotations

import subprocess
import sys

import pytest

from effdet_core import children

ENTRY = """
import sys
from effdet_core.children import serve_as_python
if not serve_as_python():
    print("the program itself", sys.argv[1:])
"""


def _bundle(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", ENTRY, *arguments], capture_output=True, text=True, check=False)


def test_outside_of_a_bundle_it_is_python() -> None:
    done = subprocess.run(children.python("-c", "print(6 * 7)"), capture_output=True, text=True, check=True)
    assert done.stdout == "42\n"


def test_in_a_bundle_the_program_is_asked_to_be_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert children.python("-m", "json.tool")[1:] == [children.AS_PYTHON, "-m", "json.tool"]


def test_the_program_is_python_for_modules_and_code() -> None:
    code = _bundle(children.AS_PYTHON, "-c", "import sys; print(sys.argv[1:], __name__)", "a", "b")
    assert code.stdout == "['a', 'b'] __main__\n"
    module = _bundle(children.AS_PYTHON, "-m", "calendar", "--help")
    assert module.stdout.startswith("usage:")
    assert _bundle(children.AS_PYTHON, "-x", "a").returncode != 0


def test_without_being_asked_it_is_itself() -> None:
    assert _bundle("train", "bees").stdout == "the program itself ['train', 'bees']\n"
