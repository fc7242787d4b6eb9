"""Files at addresses, fetched through TensorFlow's file systems: of its memory here, as of gs:// elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
import tensorflow as tf

from effdet_core.errors import InputError
from effdet_core.nn import cloud


def put(address: str, content: str) -> str:
    with tf.io.gfile.GFile(address, "w") as file:
        file.write(content)
    return address


def test_a_file_is_fetched_once_and_kept_under_its_address(tmp_path: Path) -> None:
    address = put("ram://bucket/photos/a.jpg", "first")
    path = cloud.fetch(address, tmp_path)
    assert path == tmp_path / "ram" / "bucket" / "photos" / "a.jpg"
    put(address, "second")
    assert cloud.fetch(address, tmp_path).read_text() == "first"


def test_an_address_that_climbs_stays_inside_the_cache(tmp_path: Path) -> None:
    put("ram://bucket/x", "content")
    with pytest.raises(InputError):
        cloud.fetch("ram://bucket/../../../x", tmp_path / "cache")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_what_is_not_there_is_named_and_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="ram://bucket/none: cannot be fetched"):
        cloud.fetch("ram://bucket/none", tmp_path)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_the_users_cache_is_where_the_system_keeps_caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    path = cloud.fetch(put("ram://bucket/b.csv", "TRAIN"))
    assert path == tmp_path / "effdet-studio" / "ram" / "bucket" / "b.csv"
