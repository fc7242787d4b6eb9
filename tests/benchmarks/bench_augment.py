"""What each augmentation policy costs: milliseconds a picture, and how many times that of none.

    python tests/benchmarks/bench_augment.py [--pictures 300]

Prints a line of JSON for each.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time

import numpy as np
import tensorflow as tf

from effdet_core.hparams import model_config
from effdet_core.nn.augment import Augmenter
from effdet_core.nn.labelled import Labelled

KINDS = {
    "none": {},
    "grid_mask": {"grid_mask": True},
    **{name: {"autoaugment_policy": name} for name in ("v0", "v1", "v2", "v3", "randaug")},
}


def milliseconds(changes: dict[str, object], pictures: int) -> tuple[float, float]:
    """Mean of a picture of 480 x 640 with 15 boxes, and seconds until the first is there."""
    augmenter = Augmenter(model_config("efficientdet-lite0", changes))
    chance = np.random.default_rng(1)
    corners = chance.uniform(0, 400, (15, 2))
    boxes = np.concatenate([corners, corners + 60], axis=1).astype(np.float32)
    image = chance.integers(0, 256, (480, 640, 3), np.uint8)
    picture = Labelled(tf.constant(image), tf.constant(boxes), tf.zeros([15], tf.int32))
    one = tf.function(augmenter.one, autograph=False)
    began = time.perf_counter()
    one(picture, tf.constant([0, 1]))
    first, times = time.perf_counter() - began, []
    for number in range(pictures):
        began = time.perf_counter()
        one(picture, tf.constant([number, 1])).image.numpy()
        times.append(1000 * (time.perf_counter() - began))
    return statistics.mean(times), first


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pictures", type=int, default=300)
    told = parser.parse_args()
    plain = 0.0
    for kind, changes in KINDS.items():
        mean, first = milliseconds(changes, told.pictures)
        plain = plain or mean
        figures = {"part": kind, "ms": round(mean, 2), "times_none": round(mean / plain, 2)}
        print(json.dumps({**figures, "first_s": round(first, 2)}), flush=True)
