"""Thousands of broken files: none may end the process that looks at it, or keep it busy."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def outlives(seed: int, count: int, what: str, folder: Path) -> str:
    """'' when a process got through them all, else how it ended."""
    command = [sys.executable, "-m", "tests.core.mutating_child", str(seed), str(count), what, str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else f"exit code {done.returncode}\n{done.stderr[-2000:]}"


@pytest.mark.skipif(sys.platform == "win32", reason="limits its memory as only Unix can")
@pytest.mark.parametrize("what", ["check", "load"])
def test_hundreds_of_broken_files_do_no_harm(what: str, tmp_path: Path) -> None:
    assert outlives(1, 300, what, tmp_path) == ""


@pytest.mark.thorough
@pytest.mark.skipif(sys.platform == "win32", reason="limits its memory as only Unix can")
@pytest.mark.parametrize("what", ["check", "load"])
@pytest.mark.parametrize("seed", [2, 3])
def test_thousands_of_broken_files_do_no_harm(what: str, seed: int, tmp_path: Path) -> None:
    assert outlives(seed, 2500, what, tmp_path) == ""
