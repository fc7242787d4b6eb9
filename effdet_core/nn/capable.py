"""Whether TensorFlow starts and computes here: `python -m effdet_core.nn.capable`, see `doctor.training`."""

from __future__ import annotations

import os

from effdet_core.doctor.training import Ability, AbilityRequest, Device
from effdet_core.tasks import Tell, serve


def look(_: AbilityRequest, tell: Tell) -> Ability:
    """Loads TensorFlow, adds three numbers, and lists its GPUs."""
    os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
    tell(0, 0, "TensorFlow")
    try:
        import tensorflow as tf

        total = float(tf.reduce_sum(tf.ones([3])))
    except Exception as e:  # noqa: BLE001 - whatever it is that does not work, a person wants to read it
        lines = str(e).strip().splitlines() or [type(e).__name__]
        return Ability(problem=lines[-1])
    return Ability(
        version=tf.__version__,
        problem="" if total == 3.0 else f"1 + 1 + 1 = {total}",
        gpus=tuple(_device(gpu) for gpu in tf.config.list_physical_devices("GPU")),
    )


def _device(gpu: object) -> Device:
    import tensorflow as tf

    details = tf.config.experimental.get_device_details(gpu)
    return Device(name=str(details.get("device_name", "GPU")))


if __name__ == "__main__":
    serve(AbilityRequest, look)
