"""Files are replaced whole or not at all, and a refusing disk is named."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from effdet_core import atomic
from effdet_core.errors import UserError


def test_a_file_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "er" / "größe 照片.json"
    atomic.write_text(path, "one")
    atomic.write_text(path, "two")
    assert path.read_text("utf-8") == "two"
    assert list(path.parent.iterdir()) == [path]


def test_what_fails_half_way_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")

    def half(temporary: Path) -> None:
        temporary.write_text("ne")
        raise OSError(28, "No space left on device")

    with pytest.raises(UserError, match="No space left") as caught:
        atomic.write_with(path, half)
    assert caught.value.problems[0].where == str(path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt", reason="limits of file size are a thing of Unix")
def test_a_full_disk_keeps_what_was_there_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"old")
    code = (
        "import resource, signal, sys; from pathlib import Path; from effdet_core import atomic\n"
        "from effdet_core.errors import UserError\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try:\n    atomic.write_bytes(Path(sys.argv[1]), bytes(5000))\nexcept UserError as e:\n    print(e)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert "could not be written" in done.stdout
    assert "free space" in done.stdout
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="could not be written"):
        atomic.write_text(tmp_path / "file" / "a.txt", "x")
