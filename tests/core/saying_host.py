"""Something that listens, hears out whoever speaks HTTP/2 to it, and says what a test wants."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

GRPC = bytes((0, 0, 6, 4, 0, 0, 0, 0, 0)) + bytes(6)
"""A frame of settings, with which every server of gRPC begins."""


@contextmanager
def saying(words: bytes) -> Iterator[str]:
    """Its address. One who only looks whether it listens is let go."""

    def serve() -> None:
        heard = b""
        while not heard.startswith(b"PRI * HTTP/2.0"):
            there, _ = server.accept()
            with there:
                heard = there.recv(64)
                if heard:
                    there.sendall(words)

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=serve)
        thread.start()
        yield f"127.0.0.1:{server.getsockname()[1]}"
        thread.join()
