"""Files at gs:// addresses, fetched once by TensorFlow's own file systems."""

from __future__ import annotations

import os
from pathlib import Path

import tensorflow as tf

from effdet_core import atomic
from effdet_core.errors import InputError


def fetch(address: str, folder: Path | None = None) -> Path:
    """A local copy of the file at `address` (scheme://bucket/path), in `folder` or else the user's cache.

    A copy that is there is taken as it is. Raises `InputError` when the file cannot be fetched.
    """
    scheme, _, path = address.partition("://")
    parts = [part for part in path.split("/") if part not in ("", ".", "..")]
    target = (folder or _cache()).joinpath(scheme, *parts)
    if not target.is_file():
        atomic.write_with(target, lambda temporary: _copy(address, temporary))
    return target


def _cache() -> Path:
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or Path.home() / ".cache"
    return Path(home) / "effdet-studio"


def _copy(address: str, target: Path) -> None:
    try:
        tf.io.gfile.copy(address, str(target), overwrite=True)
    except tf.errors.OpError as e:
        hint = "Check the address and the network, or download the files and say with images_dir where they are."
        raise InputError(f"cannot be fetched: {e.message}", where=address, hint=hint) from e
