"""A whole training on several devices of one computer, which here are logical CPU devices."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from effdet_core import events
from tests.nn.local_cluster import process
from tests.nn.test_workers import check_same_training, ended, machines, make_run, prints, said

pytestmark = pytest.mark.usefixtures("small_networks")


@pytest.mark.slow
@pytest.mark.effect_of("strategy")
@pytest.mark.timeout(900)  # several processes that each load and trace a network
def test_a_training_on_two_devices_follows_one_from_start_to_end(tmp_path: Path) -> None:
    settings = {"steps_per_execution": 2, "epochs": 3}
    alone, both = make_run(tmp_path / "one", **settings), make_run(tmp_path / "two", strategy="gpus", **settings)
    with machines(alone) as processes:
        assert ended(processes, alone) == [0]
    command = [sys.executable, "-m", "tests.nn.gpus_trainer", str(both.path)]
    with process(command, both.path / "prints-0.txt", cwd=both.path.parent / "photos") as child:
        assert ended([child], both) == [0], prints(both)
    check_same_training(alone, both)
    assert [type(event) for event in both.read_events() if isinstance(event, events.Terminal)] == [events.Finished]
    assert not said(both, events.Warned)


@pytest.mark.slow
@pytest.mark.timeout(900)  # several processes that each load and trace a network
def test_a_batch_that_two_devices_cannot_share_ends_before_the_first_step(tmp_path: Path) -> None:
    run = make_run(tmp_path, strategy="gpus", batch_size=3)
    command = [sys.executable, "-m", "tests.nn.gpus_trainer", str(run.path)]
    with process(command, run.path / "prints-0.txt", cwd=run.path.parent / "photos") as child:
        assert ended([child], run) == [1], prints(run)
    failed = said(run, events.Failed)[-1]
    assert "batch of 3 cannot be shared equally by 2 devices" in failed.message
    assert failed.hint == "Use 2 or 4."
