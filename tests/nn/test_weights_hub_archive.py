"""Unpacking modules, and archives that were made to do harm."""

from __future__ import annotations

import gzip
import io
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from effdet_core.errors import InputError
from effdet_core.nn.weights.hub import archive


def packed(*members: tuple[tarfile.TarInfo | str, bytes], mode: str = "w:gz") -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as tar:  # type: ignore[call-overload]
        for member, content in members:
            info = tarfile.TarInfo(member) if isinstance(member, str) else member
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
    return buffer.getvalue()


def unpack(data: bytes, folder: Path) -> None:
    archive.unpack(io.BytesIO(data), folder, where="uri m.tar.gz")


@pytest.mark.parametrize("mode", ["w:gz", "w"])
def test_files_and_folders_come_out_as_they_went_in(tmp_path: Path, mode: str) -> None:
    unpack(packed(("./saved_model.pb", b"graph"), ("variables/ü.index", b"\0" * 3000), mode=mode), tmp_path)

    assert (tmp_path / "saved_model.pb").read_bytes() == b"graph"
    assert (tmp_path / "variables" / "ü.index").read_bytes() == b"\0" * 3000


def linked(kind: bytes) -> tarfile.TarInfo:
    info = tarfile.TarInfo("saved_model.pb")
    info.type, info.linkname = kind, "../../outside"
    return info


@pytest.mark.parametrize(
    ("member", "reason"),
    [
        ("../outside", "outside"),
        ("a/../../outside", "outside"),
        ("/outside", "outside"),
        ("..\\outside", "outside"),
        ("C:outside", "outside"),
        (linked(tarfile.SYMTYPE), "link"),
        (linked(tarfile.LNKTYPE), "link"),
        (linked(tarfile.FIFOTYPE), "device"),
    ],
)
def test_nothing_is_written_outside_of_the_folder(tmp_path: Path, member: tarfile.TarInfo | str, reason: str) -> None:
    folder = tmp_path / "inner" / "module"
    folder.mkdir(parents=True)

    with pytest.raises(InputError, match=reason) as error:
        unpack(packed((member, b"")), folder)

    assert "uri m.tar.gz" in str(error.value)
    assert [path for path in tmp_path.rglob("*") if path.is_file() or path.is_symlink()] == []


def test_a_bomb_is_stopped_long_before_the_disk_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST", 1 << 20)

    with pytest.raises(InputError, match="more than 1 MB"):
        unpack(packed(("zeros", bytes(50 << 20))), tmp_path)

    assert sum(path.stat().st_size for path in tmp_path.rglob("*")) <= 1 << 20


def test_a_swarm_of_files_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_FILES", 3)

    with pytest.raises(InputError, match="more than 3 files"):
        unpack(packed(*[(f"f{i}", b"") for i in range(9)]), tmp_path)


GOOD = packed(("saved_model.pb", bytes(range(256)) * 400))


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda data: b"",
        lambda data: b"no archive at all, but a text that is long enough" * 30,
        lambda data: data[: len(data) // 2],
        lambda data: data[:-9],
        lambda data: data[:40] + bytes(20) + data[60:],
        lambda data: gzip.compress(b"text inside"),
    ],
)
def test_what_is_damaged_or_no_archive_is_refused_with_what_to_do(
    tmp_path: Path, spoilt: Callable[[bytes], bytes]
) -> None:
    with pytest.raises(InputError, match=r"not a \.tar\.gz file, or it is damaged") as error:
        unpack(spoilt(GOOD), tmp_path)
    assert "Download the module again" in error.value.problems[0].hint
