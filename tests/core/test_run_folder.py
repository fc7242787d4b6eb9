"""The run folder as a protocol: events survive crashes, one trainer at a time, a state that can be told."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from effdet_core import events
from effdet_core.errors import RunError
from effdet_core.run_folder import EventReader, RunFolder

STARTED = events.Started(model_name="m", weights="w", train_images=1, val_images=0, epochs=1, steps_per_epoch=1)
FINISHED = events.Finished(reason="completed", step=1, epoch=1, seconds=1.0)
FAILED = events.Failed(message="no")


@pytest.fixture
def run(tmp_path: Path) -> RunFolder:
    folder = RunFolder(tmp_path / "run")
    folder.path.mkdir()
    return folder


def test_events_come_back_as_they_were_written(run: RunFolder) -> None:
    losses = events.LossParts(total=1.5, class_loss=1.0, box_loss=0.01, l2=0.1)
    step = events.StepDone(
        step=1, epoch=1, losses=losses, learning_rate=0.1, gradient_norm=2.0, images_per_second=3.0, seconds_left=4.0
    )
    written = [STARTED, step, events.Warned(message="größer"), FINISHED]
    for event in written:
        run.append_event(event)
    assert run.read_events() == written


def test_a_half_line_of_a_crash_spoils_nothing_before_or_after_it(run: RunFolder) -> None:
    run.append_event(STARTED)
    with run.events.open("ab") as file:
        file.write(b'{"event":"step_do')
    run.append_event(FINISHED)
    assert run.read_events() == [STARTED, FINISHED]


def test_a_reader_waits_for_the_rest_of_a_line(run: RunFolder) -> None:
    reader = EventReader(run.events)
    assert reader.read_new() == []
    line = events.encode(STARTED) + b"\n"
    run.events.write_bytes(line[:10])
    assert reader.read_new() == []
    run.events.write_bytes(line)
    assert reader.read_new() == [STARTED]
    assert reader.read_new() == []


def test_lines_of_a_newer_version_are_left_out(run: RunFolder) -> None:
    run.events.write_bytes(b'{"event":"invented","time":1}\nnonsense\n\xff\xfe\n' + events.encode(FINISHED) + b"\n")
    assert run.read_events() == [FINISHED]


@pytest.mark.parametrize(
    ("written", "state"),
    [
        ([], "new"),
        ([STARTED], "interrupted"),
        ([STARTED, FINISHED], "completed"),
        ([STARTED, events.Finished(reason="stopped", step=1, epoch=1, seconds=1.0)], "stopped"),
        ([STARTED, FAILED], "failed"),
        ([STARTED, FAILED, STARTED], "interrupted"),
        ([STARTED, FAILED, STARTED, FINISHED], "completed"),
    ],
)
def test_the_state_is_read_off_the_last_session(run: RunFolder, written: list[events.Event], state: str) -> None:
    for event in written:
        run.append_event(event)
    assert run.state() == state


def test_a_second_trainer_is_refused_while_the_first_is_at_work(run: RunFolder) -> None:
    with run.hold():
        code = (
            "import sys; from pathlib import Path; from effdet_core.run_folder import RunFolder\n"
            "from effdet_core.errors import RunError\n"
            "run = RunFolder(Path(sys.argv[1]))\n"
            "assert run.state() == 'running'\n"
            "try:\n    run.hold().__enter__()\nexcept RunError as e:\n    print(e)\n"
        )
        done = subprocess.run([sys.executable, "-c", code, str(run.path)], capture_output=True, text=True, check=True)
    assert "another training is at work" in done.stdout
    assert str(run.path) in done.stdout
    with run.hold():
        pass


def test_a_trainer_that_was_killed_leaves_no_lock_behind(run: RunFolder) -> None:
    code = (
        "import os, sys; from pathlib import Path; from effdet_core.run_folder import RunFolder\n"
        "RunFolder(Path(sys.argv[1])).hold().__enter__(); os.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(run.path)], check=False)
    assert not run.is_held()


def test_a_folder_without_a_run_is_refused_with_what_is_missing(run: RunFolder) -> None:
    with pytest.raises(RunError, match=r"spec\.yaml and dataset\.json missing"):
        run.check()


def test_many_events_are_read_in_parts_and_what_is_none_among_them_is_left_out(run: RunFolder) -> None:
    said = [events.Warned(message=f"{n} {'x' * 2000}") for n in range(400)]
    lines = [events.encode(event) for event in said]
    lines.insert(200, b'{"event":"from a newer version"}')
    lines.insert(300, b"\xff\x00 no JSON")
    run.events.write_bytes(b"\n".join(lines) + b'\n{"event":')
    assert EventReader(run.events).read_new() == said
