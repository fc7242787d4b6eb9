"""From a hub address to a folder on this computer; tensorflow_hub resolves and keeps the copies.

Its own downloading waits without end where the network is bad, and unpacks whatever it is sent; ours waits
`TIMEOUT` seconds and unpacks with limits. Copies lie where TFHUB_CACHE_DIR says, else in this user's cache folder: the
system's folder for temporary files, which tensorflow_hub would choose, is empty after a restart.
"""

from __future__ import annotations

import re
import socket
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

import psutil

from effdet_core.errors import InputError, SettingError
from effdet_core.nn.weights.hub import archive
from effdet_core.nn.weights.hub.library import tensorflow_hub
from effdet_core.patience import within
from effdet_core.pretrained import CACHE_VARIABLE, cache_folder, copy_of, default_address
from effdet_core.pretrained import copy_key as _key

__all__ = ["CACHE_VARIABLE", "cache_folder", "cached", "default_address", "is_address", "resolve"]

TIMEOUT = 15.0
"""Seconds of silence after which the network counts as away."""

_SCHEMES = ("http://", "https://")
_FILES = (".tflite", ".npz", ".h5", ".keras", ".onnx", ".pth", ".zip")
"""Endings of weights that come as one file."""
_KAGGLE = "https://www.kaggle.com/models/"
_KAGGLE_HANDLE = re.compile(r"[\w.-]+/[\w.-]+/tensorflow2/[\w.-]+/\d+", re.I)
_HINT = (
    "Check the address and the network; or name a copy on this computer: a module's folder or .tar.gz, a .tflite file, "
    "a run; or use imagenet, which needs no network."
)


def is_address(uri: str) -> bool:
    """Whether `uri` is a web address or a Kaggle handle, OWNER/MODEL/tensorFlow2/VARIATION/VERSION."""
    return uri.startswith(_SCHEMES) or _KAGGLE_HANDLE.fullmatch(uri) is not None


def check_not_a_file(uri: str) -> None:
    """Raises `SettingError` for the address of a single file, which no module is."""
    parts = urllib.parse.urlsplit(uri)
    kind = Path(parts.path).suffix.lower()
    if kind in _FILES or "lite-format=tflite" in parts.query:
        raise SettingError(
            f"is the address of a {kind if kind in _FILES else '.tflite'} file, and only hub modules are downloaded",
            where=f"uri {uri}",
            hint="Download the file with a browser, then name it: --uri FILE.",
        )


def cached(uri: str) -> Path | None:
    """The copy of an address on this computer, if there is one."""
    return copy_of(_full(uri))


def resolve(uri: str, *, timeout: float = TIMEOUT) -> Path:
    """The folder with the module of an address: the copy, or else downloaded now.

    Raises `InputError` when there is no copy and the address cannot be reached, is silent for `timeout` seconds, or
    answers with anything but a module.
    """
    found = cached(uri)
    if found is not None:
        return found
    address = _full(uri)
    try:
        _check_host(address, timeout)
        cache_folder().mkdir(parents=True, exist_ok=True)
        _clear_abandoned(address)
        return Path(_downloaded(address, timeout))
    except urllib.error.HTTPError as e:
        e.close()
        reason = f"the server answers {e.code} {e.reason}"
        raise InputError(f"there is no module to be had: {reason}", where=f"uri {uri}", hint=_HINT) from e
    except (OSError, RuntimeError, ValueError) as e:
        reason = str(getattr(e, "reason", "") or getattr(e, "strerror", "") or e)
        raise InputError(
            f"cannot be downloaded: {reason}; there is no copy in {cache_folder()} either",
            where=f"uri {uri}",
            hint=_HINT,
        ) from e


def _full(uri: str) -> str:
    return uri if uri.startswith(_SCHEMES) else _KAGGLE + uri


def _check_host(address: str, timeout: float) -> None:
    """Raises `OSError` unless the host's name is known in time; the system's own look-up may take minutes."""
    host = urllib.parse.urlsplit(address).hostname or ""
    if not _uses_proxy(address):
        late = TimeoutError(f"nobody says within {timeout:g} seconds where {host} is")
        within(timeout, lambda: socket.getaddrinfo(host, 443), late)


def _uses_proxy(address: str) -> bool:
    parts = urllib.parse.urlsplit(address)
    return parts.scheme in urllib.request.getproxies() and not urllib.request.proxy_bypass(parts.hostname or "")


def _downloaded(address: str, timeout: float) -> str:
    """Through tensorflow_hub: its addresses, its locks and its folders, but our patience and our unpacking."""
    from tensorflow.errors import OpError

    tensorflow_hub()
    from tensorflow_hub import compressed_module_resolver, resolver

    web = compressed_module_resolver.HttpCompressedFileResolver()

    def fetch(handle: str, folder: str) -> None:
        request = urllib.request.Request(web._append_compressed_format_query(handle))
        with urllib.request.urlopen(request, timeout=timeout, context=web._context) as answer:
            archive.unpack(answer, Path(folder), where=f"uri {handle}")

    try:
        return str(resolver.atomic_download(address, fetch, str(cache_folder() / _key(address))))
    except OpError as e:  # its way to say that the folder cannot be written
        raise OSError(f"copies cannot be kept in {cache_folder()} ({e.message})") from e


def _clear_abandoned(address: str) -> None:
    """Removes the lock of a download whose process is gone; tensorflow_hub would wait ten minutes for it."""
    lock = cache_folder() / f"{_key(address)}.lock"
    try:
        host, process, _ = lock.read_text("utf-8").rsplit(".", 2)
    except (OSError, ValueError):
        return
    if host == socket.gethostname() and process.isdecimal() and not psutil.pid_exists(int(process)):
        lock.unlink(missing_ok=True)
