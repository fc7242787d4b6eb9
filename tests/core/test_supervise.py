"""What the end of a trainer process means to people, and who may start one."""

from __future__ import annotations

import os
import platform
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from effdet_core import supervise
from effdet_core.errors import RunError
from effdet_core.nn import trainer
from effdet_core.run_folder import RunFolder
from effdet_core.supervise import ProcessOutcome, smaller_batch


@pytest.mark.parametrize("code", [-9, 137])
def test_a_kill_by_the_system_is_told_as_too_little_memory_with_the_batch_to_try(code: int) -> None:
    failed = ProcessOutcome(code).failed_event(batch_size=16)
    assert "memory" in failed.message
    assert "--batch-size 8" in failed.hint
    assert "--resume" in failed.hint


def test_a_crash_is_told_by_its_signal_and_where_to_look() -> None:
    failed = ProcessOutcome(-signal.SIGSEGV).failed_event()
    assert "SIGSEGV" in failed.message
    assert "log.txt" in failed.hint


def test_an_early_end_is_told_by_its_exit_code() -> None:
    assert "exit code 3" in ProcessOutcome(3).failed_event().message


def test_a_batch_of_one_cannot_be_halved() -> None:
    assert "smaller model" in smaller_batch(1)


def test_a_folder_that_is_no_run_is_refused_before_anything_starts(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="not a run folder"):
        next(supervise.train(RunFolder(tmp_path)))


def test_a_busy_run_is_refused_and_left_alone(tmp_path: Path) -> None:
    run = RunFolder(tmp_path)
    run.spec.write_text("epochs: 1\n")
    run.dataset.write_text("{}")
    run.request_stop()
    with run.hold(), pytest.raises(RunError, match="at work"):
        next(supervise.train(run))
    assert run.stop.exists()
    assert not run.events.exists()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("message", "strategy", "kind"),
    [
        ("Output shape of node stem/tpu_batch_normalization/add", None, "defect"),
        ("Output shape of node stem/tpu_batch_normalization/add", "tpu", "defect"),
        ("no kernel for devices CPU, TPU", None, "defect"),
        ("node on /job:worker/device:TPU:0", "tpu", "defect"),
        ("failed to connect to TPU worker", "tpu", "tpu"),
        ("No TPUs found", "tpu", "tpu"),
    ],
)
def test_only_a_training_on_a_tpu_that_speaks_of_it_has_trouble_with_one(
    message: str, strategy: str | None, kind: str
) -> None:
    assert trainer.kind_of(RuntimeError(message), strategy) == kind


def test_a_trainer_that_cannot_begin_ends_in_one_failed_event_that_names_the_file(tmp_path: Path) -> None:
    run = RunFolder(tmp_path)
    run.spec.write_text("epochs: -1\n")
    run.dataset.write_text("not json")
    seen = list(supervise.train(run))
    assert [type(event).__name__ for event in seen] == ["Failed"]
    assert "epochs" in seen[0].message
    assert run.state() == "failed"


def test_a_trainer_keeps_its_memory_unless_the_user_says_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MALLOC_ARENA_MAX", "4")
    monkeypatch.delenv("MALLOC_MMAP_MAX_", raising=False)
    environment = supervise.trainer_environment()
    assert environment["MALLOC_ARENA_MAX"] == "4"
    assert environment["MALLOC_MMAP_MAX_"] == "0"


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="settings of the GNU C library")
def test_freed_memory_stays_with_the_trainer() -> None:
    again = (
        "import resource, numpy as np\n"
        "np.ones(2**23); before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt\n"
        "for _ in range(4): np.ones(2**23)\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)"
    )
    plain, kept = (
        int(subprocess.run([sys.executable, "-c", again], env=env, capture_output=True, check=True).stdout)
        for env in (dict(os.environ), supervise.trainer_environment())
    )
    assert kept < plain / 20
