"""A headless Chromium, where there is one: opens pages of a folder, tells what they became, takes pictures of them."""

from __future__ import annotations

import functools
import http.server
import json
import os
import shutil
import signal
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

import pytest

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_OPTIONS = ("--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--hide-scrollbars")
_HARNESS = """<!doctype html><iframe src="/PAGE" width=WIDTH height=900></iframe><script>
setInterval(() => {
  const inside = document.querySelector("iframe").contentWindow;
  const value = inside.document.body && inside.eval(EXPRESSION);
  if (value) fetch("/told", { method: "POST", body: JSON.stringify(value) });
}, 200);
</script>"""


def chromium() -> str:
    """The program; skips where there is none."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        pytest.skip("needs Chromium")
    return found


def becomes(folder: Path, page: str, expression: str, profile: Path, width: int = 1200, seconds: float = 120.0) -> Any:
    """Opens a page of `folder` and waits until a JavaScript expression in it is true; returns its value.

    width: of the window, in pixels.
    """
    told: SimpleQueue[Any] = SimpleQueue()
    harness = _HARNESS.replace("PAGE", page).replace("EXPRESSION", json.dumps(expression)).replace("WIDTH", str(width))
    with _served(folder, harness, told) as address, _opened(address, profile):
        try:
            return told.get(timeout=seconds)
        except Empty:
            raise AssertionError(f"{page} did not come to {expression} in {seconds:.0f} s") from None


def picture_of(page: Path, out: Path, profile: Path, size: tuple[int, int] = (1100, 900), dark: bool = False) -> Path:
    """A screenshot of a file, as somebody sees it who opens it without a network."""
    dark_too = ["--blink-settings=preferredColorScheme=0"] if dark else ["--blink-settings=preferredColorScheme=1"]
    command = [*_command(profile), *dark_too, f"--window-size={size[0]},{size[1]}", f"--screenshot={out}"]
    subprocess.run([*command, page.as_uri()], check=True, capture_output=True, timeout=120)
    return out


def _command(profile: Path) -> list[str]:
    # Containers run as root, which Chromium's sandbox refuses.
    alone = ["--no-sandbox"] if os.name != "nt" and os.geteuid() == 0 else []
    return [chromium(), *_OPTIONS, *alone, f"--user-data-dir={profile}"]


@contextmanager
def _opened(address: str, profile: Path) -> Iterator[None]:
    command = [*_command(profile), "--remote-debugging-port=0", address]
    # In a group of its own: it starts a dozen helpers, which must all end.
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=os.name != "nt"
    )
    try:
        yield
    finally:
        if os.name == "nt":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@contextmanager
def _served(folder: Path, harness: str, told: SimpleQueue[Any]) -> Iterator[str]:
    class Handler(http.server.SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path != "/harness":
                super().do_GET()
                return
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(harness.encode())

        def do_POST(self) -> None:
            told.put(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Nobody reads it."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/harness"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
