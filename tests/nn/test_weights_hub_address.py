"""Hub addresses: found, kept, and given up in time. The hub is a server in this process."""

from __future__ import annotations

import io
import os
import socket
import subprocess
import sys
import tarfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from effdet_core.errors import InputError
from effdet_core.nn.weights.hub import address, library


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(address.CACHE_VARIABLE, str(tmp_path / "cache"))
    monkeypatch.setattr(urllib.request, "getproxies", dict)
    return tmp_path / "cache"


def tar_gz() -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as tar:
        info = tarfile.TarInfo("saved_model.pb")
        info.size = 5
        tar.addfile(info, io.BytesIO(b"graph"))
    return buffer.getvalue()


@contextmanager
def hub(status: int, body: bytes, *, silence: float = 0.0) -> Iterator[tuple[str, list[str]]]:
    """A server, its address of a module, and the paths that were asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            time.sleep(silence)
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = False  # so that closing waits for them
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/efficientdet/lite0/feature-vector/1", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_a_module_is_downloaded_once_and_then_needs_no_network() -> None:
    with hub(200, tar_gz()) as (uri, asked):
        first = address.resolve(uri)
    second = address.resolve(uri)

    assert first == second
    assert (first / "saved_model.pb").read_bytes() == b"graph"
    assert asked == ["/efficientdet/lite0/feature-vector/1?tf-hub-format=compressed"]


def test_the_library_needs_no_setuptools() -> None:
    """As where Python 3.12 and later make an environment: a setuptools without `pkg_resources`, or none."""
    lines = (
        "import sys",
        "sys.modules['pkg_resources'] = None",
        "from effdet_core.nn.weights.hub.library import tensorflow_hub",
        "print(tensorflow_hub().resolve.__name__, 'pkg_resources' in sys.modules)",
    )
    command = [sys.executable, "-W", "error", "-c", "\n".join(lines)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout == "resolve False\n", done.stderr


def test_copies_that_tensorflow_hub_made_are_found(cache: Path) -> None:
    tensorflow_hub = library.tensorflow_hub()
    with hub(200, tar_gz()) as (uri, _):
        theirs = tensorflow_hub.resolve(uri)

    assert address.cached(uri) == Path(theirs) == cache / Path(theirs).name


def test_an_answer_that_is_no_module_leaves_nothing_behind(cache: Path) -> None:
    with hub(200, b"<html>Sign in to go on</html>") as (uri, _), pytest.raises(InputError, match="damaged"):
        address.resolve(uri)
    assert address.cached(uri) is None
    assert not list(cache.glob("*"))


def test_a_page_that_does_not_exist_says_so() -> None:
    with hub(404, b"") as (uri, _), pytest.raises(InputError, match="404") as error:
        address.resolve(uri)
    assert "imagenet, which needs no network" in error.value.problems[0].hint


def test_a_silent_server_is_given_up_in_time() -> None:
    began = time.monotonic()
    with hub(200, tar_gz(), silence=2.0) as (uri, _), pytest.raises(InputError, match="cannot be downloaded"):
        address.resolve(uri, timeout=0.3)
    assert time.monotonic() - began < 10


def test_a_host_that_does_not_exist_is_answered_in_time() -> None:
    began = time.monotonic()
    with pytest.raises(InputError, match="cannot be downloaded") as error:
        address.resolve("https://no-such-host.invalid/m/1", timeout=1.0)
    assert time.monotonic() - began < 10
    assert "there is no copy in" in str(error.value)


def test_a_name_server_without_an_answer_is_given_up_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_: time.sleep(1.5))
    with pytest.raises(InputError, match=r"nobody says within 0\.1 seconds where tfhub\.dev is"):
        address.resolve("https://tfhub.dev/m/1", timeout=0.1)


def test_a_lock_of_a_process_that_is_gone_does_not_hold_anybody_up(cache: Path) -> None:
    with hub(200, tar_gz()) as (uri, _):
        cache.mkdir()
        (cache / f"{address._key(uri)}.lock").write_text(f"{socket.gethostname()}.{dead_process()}.abc")
        began = time.monotonic()
        address.resolve(uri)
    assert time.monotonic() - began < 4


def dead_process() -> int:
    child = os.fork() if hasattr(os, "fork") else pytest.skip("needs fork")
    if not child:
        os._exit(0)
    os.waitpid(child, 0)
    return int(child)


def test_a_folder_for_copies_that_cannot_be_written_is_said(monkeypatch: pytest.MonkeyPatch, cache: Path) -> None:
    from tensorflow.errors import PermissionDeniedError

    library.tensorflow_hub()
    from tensorflow_hub import tf_utils

    def denied(path: str, *_: object, **__: object) -> None:
        raise PermissionDeniedError(None, None, f"{path}; Read-only file system")

    monkeypatch.setattr(tf_utils, "atomic_write_string_to_file", denied)
    with hub(200, tar_gz()) as (uri, _), pytest.raises(InputError, match=r"copies cannot be kept in .*Read-only"):
        address.resolve(uri)


def test_kaggle_handles_are_addresses() -> None:
    handle = "tensorflow/efficientdet/tensorFlow2/lite0-feature-vector/1"
    assert address.is_address(handle)
    assert address._full(handle) == f"https://www.kaggle.com/models/{handle}"
    assert not address.is_address("runs/run-001")


@pytest.mark.parametrize("number", ["lite0", "lite3x", "lite4"])
def test_every_model_has_the_address_that_the_original_starts_from(number: str) -> None:
    expected = f"https://tfhub.dev/tensorflow/efficientdet/{number}/feature-vector/1"
    assert address.default_address(f"efficientdet-{number}") == expected


def test_copies_survive_a_restart_of_the_computer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(address.CACHE_VARIABLE)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    folder = address.cache_folder()
    assert folder.parts[-2:] == ("effdet-studio", "hub")
