"""Stands in for `effdet_core.capture.trial` as a process that a model kills, or that never ends."""

from __future__ import annotations

import os
import sys
import time

if __name__ == "__main__":
    if b"slow" in sys.stdin.buffer.read():
        time.sleep(60)
    os.abort()
