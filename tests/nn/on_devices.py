"""Takes some training steps on logical CPU devices and prints what came of them as JSON; a process of its own.

TensorFlow makes its devices once in a process, so `test_strategy.py` runs this as a child for every number of devices.
"""

from __future__ import annotations

import json
import sys
import zlib
from typing import Any

import keras
import numpy as np
import tensorflow as tf

from effdet_core.boxes import as_boxes
from effdet_core.nn import strategy, targets
from effdet_core.nn.anchors import anchor_boxes
from effdet_core.nn.input_pipeline import Batch, stack
from effdet_core.nn.network import build_network, canonical_name
from effdet_core.nn.step import Learner
from effdet_core.spec import EfficientDetSpec
from tests.nn import formula, small

SIZE = 64
BOXES = [[[4, 4, 40, 36]], [[10, 8, 60, 60], [2, 30, 34, 62]], [], [[20, 20, 50, 44]]]
CLASSES = [[0], [1, 2], [], [2]]


def main() -> None:
    """argv: JSON with devices, steps, twice, freeze, survival, hparams, and parameters of the spec."""
    told = json.loads(sys.argv[1])
    small.shrink()
    devices = make_devices(told["devices"])
    spec = EfficientDetSpec(uri="none", epochs=5, hparams={"image_size": SIZE, **told["hparams"]}, **told["spec"])
    machines = strategy.one_device()
    if len(devices) > 1:
        machines = strategy.Machines(tf.distribute.MirroredStrategy(devices))
    with machines.strategy.scope():
        model = build_network(spec.config, 3, survival_probability=told["survival"])
    formula.fill(model)
    learner = Learner(model, spec.config, spec, 10, freeze=told["freeze"], machines=machines)
    batches = [batch_of(learner, k, spec.batch_size, twice=told["twice"]) for k in range(told["steps"])]
    at_once = spec.steps_per_execution
    results = [result for k in range(0, len(batches), at_once) for result in learner.steps(batches[k : k + at_once])]
    print(json.dumps(described(results, model, learner)))  # noqa: T201 - the answer


def make_devices(count: int) -> list[str]:
    """Logical CPU devices that share this computer's processor."""
    keras.utils.set_random_seed(1)
    cpu = tf.config.list_physical_devices("CPU")[0]
    tf.config.set_logical_device_configuration(cpu, [tf.config.LogicalDeviceConfiguration()] * count)
    return [f"CPU:{i}" for i in range(count)]


def batch_of(learner: Learner, number: int, batch_size: int, *, twice: bool) -> Batch:
    """Pictures made from a number. twice: the second half repeats the first."""
    count = batch_size // 2 if twice else batch_size
    images = np.random.default_rng(number).uniform(-1, 1, (count, SIZE, SIZE, 3)).astype(np.float32)
    anchors = anchor_boxes(learner.config)
    samples = [
        Batch(image, targets.assign(as_boxes(BOXES[k % 4]), tf.constant(CLASSES[k % 4], tf.int32), anchors))
        for k, image in enumerate(images, start=number)
    ]
    return stack(samples * 2 if twice else samples)


def described(results: list[Any], model: keras.Model, learner: Learner) -> dict[str, Any]:
    """Losses of each step, and a few numbers of every variable and average."""
    values = {canonical_name(v): v.numpy() for v in model.weights}
    averages = {} if learner.average is None else learner.average.state()
    copies = [getattr(v.value, "values", [v.value]) for v in model.weights]
    return {
        "losses": [_numbers(result) for result in results],
        "weights": {name: _some(name, value) for name, value in values.items()},
        "averages": {name: _some(name, value) for name, value in averages.items()},
        "copies_differ": [v.path for v, c in zip(model.weights, copies, strict=True) if not _same(c)],
    }


def _numbers(result: Any) -> list[float]:
    losses = result.losses
    parts = [losses.total, losses.class_loss, losses.box_loss, losses.iou_loss, losses.l2]
    return [*parts, result.learning_rate, result.gradient_norm]


def _some(name: str, value: np.ndarray) -> list[float]:
    flat = value.ravel()
    places = np.random.default_rng(zlib.crc32(name.encode())).integers(flat.size, size=5)
    return [float(x) for x in flat[places]]


def _same(copies: Any) -> bool:
    return all(np.array_equal(copies[0].numpy(), copy.numpy()) for copy in copies)


if __name__ == "__main__":
    main()
