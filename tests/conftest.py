"""What every test gets: its tier, quiet TensorFlow, and a watch on what a test leaves running.

Tiers, by what they cost: quick ones for every change, those of the window (`window`), those that build networks or take
more than a few seconds (`slow`), and those for a release (`thorough`), which run only with --thorough.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import leaks

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
os.environ.setdefault("KERAS_BACKEND", "tensorflow")

TIERS = {"nn": "slow", "model_maker": "slow", "app": "window"}
"""Folders whose tests are all of one tier."""
LONGEST = (
    "workers", "parameters", "whole_way", "training", "training_sources", "replicas", "exporting", "gpus",
    "far", "tutorial",
)  # fmt: skip
"""Files that take minutes; they begin first, so that no process is left alone with one of them at the end."""
HERE = Path(__file__).parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--thorough", action="store_true", help="run the tests for a release too (hours)")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Where no slow test is wanted, TensorFlow is not loaded to find that out, and so with Qt."""
    wanted = config.getoption("markexpr")
    tier = TIERS.get(collection_path.name) if collection_path.parent == HERE else None
    return True if tier and f"not {tier}" in wanted else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Marks what the folder decides, leaves thorough tests out unless they are asked for, and puts long files first."""
    for item in items:
        for folder, tier in TIERS.items():
            if item.path.is_relative_to(HERE / folder):
                item.add_marker(tier)
    if not config.getoption("thorough"):
        left_out = [item for item in items if item.get_closest_marker("thorough")]
        items[:] = [item for item in items if not item.get_closest_marker("thorough")]
        config.hook.pytest_deselected(items=left_out)
    places = {f"test_{name}.py": place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path.name, len(places)))


@pytest.fixture(autouse=True)
def _nothing_left_running() -> Iterator[None]:
    """Fails the test that leaves a thread or a process behind, instead of whichever test suffers from it later."""
    with leaks.nothing_left_running():
        yield


@pytest.fixture
def shared() -> Path:
    """The folder with the big reference data; skips where there is none."""
    folder = Path(os.environ.get("EFFDET_SHARED") or Path(__file__).parents[2] / "shared")
    if not folder.is_dir():
        pytest.skip("needs the reference data: set EFFDET_SHARED to its folder")
    return folder
