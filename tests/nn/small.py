"""Lite0 and Lite1 made small: the same parts, fewer of each, for what does not depend on how many there are.

Most of the time of a test of training goes into tracing a network, so one with half the layers takes half as long.
Tests ask for it by `pytestmark = pytest.mark.usefixtures("small_networks")`; their children are small too.

Run as a script: MODULE and its arguments. Does what `python -m MODULE …` does, with the small networks.
"""

from __future__ import annotations

import runpy
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from effdet_core import children
from effdet_core.hparams import MODELS
from effdet_core.nn.network import backbone

BACKBONES = {"efficientnet-lite0": (0.25, 0.3), "efficientnet-lite1": (0.25, 0.5)}
"""Width and depth: eight and ten blocks, some with a residual branch."""
SIZES = {
    "efficientdet-lite0": {"fpn_num_filters": 16, "fpn_cell_repeats": 1, "box_class_repeats": 1},
    "efficientdet-lite1": {"fpn_num_filters": 24, "fpn_cell_repeats": 1, "box_class_repeats": 1},
}


def shrink() -> None:
    """For the rest of this process."""
    backbone._WIDTH_DEPTH.update(BACKBONES)
    for name, sizes in SIZES.items():
        _set(name, sizes)


@contextmanager
def networks() -> Iterator[None]:
    """Within the block, here and in every process that our code starts."""
    python, width_depth = children.python, dict(backbone._WIDTH_DEPTH)
    published = {name: {key: getattr(MODELS[name], key) for key in sizes} for name, sizes in SIZES.items()}
    shrink()
    children.python = _small_python
    try:
        yield
    finally:
        children.python = python
        backbone._WIDTH_DEPTH.update(width_depth)
        for name, sizes in published.items():
            _set(name, sizes)


def _set(name: str, sizes: dict[str, Any]) -> None:
    """Many modules hold this configuration itself, so it is changed in place, frozen as it is."""
    for key, value in sizes.items():
        object.__setattr__(MODELS[name], key, value)


def _small_python(*arguments: str) -> list[str]:
    option, module, *rest = arguments
    assert option == "-m", "small networks know only modules"
    return [sys.executable, "-m", "tests.nn.small", module, *rest]


def main() -> None:
    """argv: a module and its arguments."""
    shrink()
    sys.argv = sys.argv[1:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
