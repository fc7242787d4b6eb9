"""A host that only computes: a TensorFlow server in an empty folder, which gives up its rights to our files.

Printed first is whether the picture named in argv can be read from here, then the server waits for work.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import tensorflow as tf

NOBODY = 65534


def main() -> None:
    """argv: the port, and a picture of the training."""
    port, photo = sys.argv[1:]
    spec = tf.train.ClusterSpec({"worker": [f"127.0.0.1:{port}"]})
    server = tf.distribute.Server(spec, job_name="worker", task_index=0)
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    print(f"sees the photo: {_is_readable(Path(photo))}", flush=True)  # noqa: T201 - the answer
    server.join()


def _is_readable(path: Path) -> bool:
    try:
        path.read_bytes()
    except OSError:
        return False
    return True


if __name__ == "__main__":
    main()
