"""The trainer process with a stand-in for the TPU service: the resolver finds a server, whose CPU is the TPU.

All between them is the real thing: the check that the address answers, the connection, where variables live, how
batches get there and how weights come back.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import tensorflow as tf

from effdet_core.nn import trainer
from tests.nn import small


class Resolver(tf.distribute.cluster_resolver.SimpleClusterResolver):
    """Notes what it was asked for, and finds the server."""

    asked: dict[str, Any]

    def __init__(self, **asked: Any) -> None:
        Resolver.asked = asked
        cluster = tf.train.ClusterSpec({"worker": [str(asked["tpu"]).removeprefix("grpc://")]})
        super().__init__(cluster, master=str(asked["tpu"]), task_type="worker", task_id=0, rpc_layer="grpc")


def main() -> int:
    """argv: the run, and where to write what the stand-ins were given."""
    run, answer = sys.argv[1:]
    small.shrink()
    initialised: list[Any] = []
    tf.distribute.cluster_resolver.TPUClusterResolver = Resolver
    tf.tpu.experimental.initialize_tpu_system = initialised.append
    tf.distribute.TPUStrategy = lambda resolver: tf.distribute.OneDeviceStrategy(
        f"/job:{resolver.task_type}/replica:0/task:{resolver.task_id}/device:CPU:0"
    )
    code = trainer.main([run])
    same = len(initialised) == 1 and isinstance(initialised[0], Resolver)
    Path(answer).write_text(json.dumps({"asked": Resolver.asked, "initialised": same}))
    return code


if __name__ == "__main__":
    sys.exit(main())
