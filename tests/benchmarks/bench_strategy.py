"""What other machines and compilers cost: XLA, several devices, and the time to the first step, as ratios.

    python tests/benchmarks/bench_strategy.py xla        seconds of a step with XLA / without
    python tests/benchmarks/bench_strategy.py devices    seconds of a step on two logical devices / on one, same batch
    python tests/benchmarks/bench_strategy.py start      import to the end of the first step, ours / a bare Keras model

Every measurement is a process of its own; those to compare run in turn, and ratios are to be taken round by round.
Pictures are made up: their preparation is `bench_train.py`'s business.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from typing import Any

PAIRS = {
    "xla": ({"use_xla": True}, {}),
    "devices": ({"devices": 2}, {}),
    "start": ({"steps": 1}, {"keras": "EfficientNetB0", "steps": 1}),
    "start-mobilenet": ({"steps": 1}, {"keras": "MobileNetV2", "steps": 1}),
}
SIZE = 320


def main() -> None:
    """Prints every measurement as a line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=PAIRS)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--batch-size", type=int, default=8)
    parser.add_argument(
        "--freeze", default="", help="expression for frozen variables; the whole network learns by default"
    )
    parser.add_argument("--steps", type=int, default=12)
    parser.add_argument("--one", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        print(json.dumps(measure(json.loads(arguments.one))))
        return
    shared = {"batch_size": arguments.batch_size, "freeze": arguments.freeze, "steps": arguments.steps}
    pair = [shared | changes for changes in PAIRS[arguments.what]]
    for _ in range(arguments.rounds):
        for part, told in zip(("ours", "base"), pair, strict=True):
            in_process(part, arguments.what, told)


def in_process(part: str, what: str, told: dict[str, Any]) -> None:
    """One measurement in a child."""
    began = time.time()
    command = [sys.executable, __file__, what, "--one", json.dumps(told | {"began": began})]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    print(json.dumps({"part": part, **told, **json.loads(done.stdout.strip().splitlines()[-1])}), flush=True)


def measure(told: dict[str, Any]) -> dict[str, Any]:
    """Seconds from the start of the process to the end of the first step, and of a step after that (median)."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    step = keras_step(told) if "keras" in told else our_step(told)
    step()
    first, seconds = time.time() - told["began"], []
    for _ in range(told["steps"] - 1):
        start = time.perf_counter()
        step()
        seconds.append(time.perf_counter() - start)
    return {"first_step_s": first, "step_s": statistics.median(seconds[1:]) if seconds[1:] else None}


def our_step(told: dict[str, Any]) -> Any:
    """Lite0's whole train step on a batch of noise with a box in every picture."""
    import numpy as np
    import tensorflow as tf

    from effdet_core.nn import strategy, targets
    from effdet_core.nn.anchors import anchor_boxes
    from effdet_core.nn.input_pipeline import Batch, stack
    from effdet_core.nn.network import build_network
    from effdet_core.nn.step import Learner
    from effdet_core.spec import EfficientDetSpec

    machines = strategy.one_device()
    if told.get("devices", 1) > 1:
        cpu = tf.config.list_physical_devices("CPU")[0]
        tf.config.set_logical_device_configuration(cpu, [tf.config.LogicalDeviceConfiguration()] * told["devices"])
        machines = strategy.Machines(tf.distribute.MirroredStrategy([f"CPU:{i}" for i in range(told["devices"])]))
    spec = EfficientDetSpec(uri="none", batch_size=told["batch_size"], use_xla=told.get("use_xla", False))
    config = spec.config
    with machines.strategy.scope():
        model = build_network(config, 3)
    learner = Learner(model, config, spec, 100, freeze=told["freeze"], machines=machines)
    target = targets.assign(np.float32([[40, 40, 200, 180]]), tf.constant([1]), anchor_boxes(config))
    images = np.random.default_rng(1).uniform(-1, 1, (told["batch_size"], SIZE, SIZE, 3)).astype(np.float32)
    batch = stack([Batch(image, target) for image in images])
    return lambda: learner.steps([batch])


def keras_step(told: dict[str, Any]) -> Any:
    """A classifier of about the same number of weights, compiled and fitted as Keras does by itself."""
    import keras
    import numpy as np

    model = getattr(keras.applications, told["keras"])(weights=None, input_shape=(SIZE, SIZE, 3), classes=3)
    model.compile(optimizer=keras.optimizers.SGD(0.01, momentum=0.9), loss="sparse_categorical_crossentropy")
    images = np.random.default_rng(1).uniform(-1, 1, (told["batch_size"], SIZE, SIZE, 3)).astype(np.float32)
    labels = np.zeros(told["batch_size"], np.int32)
    return lambda: model.fit(images, labels, batch_size=told["batch_size"], verbose=0)


if __name__ == "__main__":
    main()
