"""The trainer process with two logical CPU devices where it looks for GPUs."""

from __future__ import annotations

import sys

from effdet_core.nn import strategy, trainer
from tests.nn import small
from tests.nn.on_devices import make_devices


def main() -> int:
    """argv: as of the trainer."""
    small.shrink()
    devices = make_devices(2)
    strategy.visible_gpus = lambda: devices
    return trainer.main()


if __name__ == "__main__":
    sys.exit(main())
