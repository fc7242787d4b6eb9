"""The terminal's view of a training: one reader of the event stream."""

from __future__ import annotations

import contextlib
import time
from types import TracebackType
from typing import assert_never

from rich import progress

from effdet_core import events
from effdet_core.cli.runs import share
from effdet_core.cli.terminal import PLAIN_SECONDS, Terminal, duration
from effdet_core.errors import Problem

_PHASES: dict[events.Phase, str] = {
    "preparing": "Preparing",
    "training": "Training",
    "paused": "Paused",
    "evaluating": "Evaluating",
    "exporting": "Exporting",
}


class Watcher(contextlib.AbstractContextManager["Watcher"]):
    """Shows each event as it comes: a moving line on a terminal, plain lines elsewhere, JSON lines for machines."""

    def __init__(self, terminal: Terminal, *, stream: bool = True) -> None:
        """stream: write the events themselves as JSON lines, where JSON is wanted."""
        self._terminal, self._stream = terminal, stream
        self._line = _moving_line(terminal)
        self._task = self._line.add_task("Preparing", total=None, left="", figures="")
        self._steps = self._epochs = 0
        self._told = time.monotonic()

    def __enter__(self) -> Watcher:
        if self._terminal.is_live:
            self._line.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._line.stop()

    def show(self, event: events.Event) -> None:
        """One event."""
        if self._stream:
            self._terminal.line(events.encode(event))
        match event:
            case events.Started():
                self._started(event)
            case events.PhaseChanged(phase=phase, detail=detail):
                self._phase(_PHASES[phase], detail)
            case events.StepDone():
                self._step(event)
            case events.EpochDone():
                self._epoch(event)
            case events.CheckpointSaved():
                pass
            case events.Evaluated(split=split, metrics=metrics, images=images):
                what = {"train": "training", "val": "validation", "test": "test"}[split]
                self._say(f"{what} ({images} photos): AP50 {share(metrics.ap50)}, AP {share(metrics.ap)}")
            case events.Exported(path=path, precision=precision, size_bytes=size):
                self._say(f"exported {precision}: {path}, {size / 1e6:.1f} MB")
            case events.Profiled(path=path, steps=steps):
                self._say(f"a trace of {steps} steps lies in {path} of the run; tensorboard --logdir opens it")
            case events.Warned(message=message, hint=hint):
                self._warn(Problem(message, hint=hint))
            case events.Finished():
                self._finished(event)
            case events.Failed(message=message, hint=hint):
                self._terminal.problem(Problem(message, hint=hint))
            case _:
                assert_never(event)

    def _started(self, event: events.Started) -> None:
        self._epochs = event.epochs
        self._steps = event.epochs * event.steps_per_epoch
        self._line.update(self._task, total=self._steps, completed=event.step)
        goes_on = f", going on after step {event.step}" if event.step else ""
        self._say(
            f"{event.model_name} from {event.weights}: {event.train_images} training and {event.val_images} validation "
            f"photos, {event.epochs} epochs of {event.steps_per_epoch} steps{goes_on}"
        )

    def _phase(self, name: str, detail: str) -> None:
        self._line.update(self._task, description=detail or name)
        if detail and not self._terminal.is_live:
            self._say(detail)

    def _step(self, event: events.StepDone) -> None:
        left = duration(event.seconds_left)
        figures = f"loss {event.losses.total:.3f} · {event.images_per_second:.1f} photos/s"
        self._line.update(
            self._task,
            description=f"Epoch {event.epoch} of {self._epochs}",
            completed=event.step,
            left=f"{left} left",
            figures=figures,
        )
        if not self._terminal.is_live and time.monotonic() - self._told >= PLAIN_SECONDS:
            self._say(f"step {event.step} of {self._steps}: {figures} · {left} left")

    def _epoch(self, event: events.EpochDone) -> None:
        """Epochs that were evaluated are worth a line; the others pass too quickly to be read."""
        if event.val_losses is not None:
            loss = f"loss {event.losses.total:.3f}, on validation {event.val_losses.total:.3f}"
            self._say(f"epoch {event.epoch} of {self._epochs}: {loss}")

    def _finished(self, event: events.Finished) -> None:
        how = "Finished" if event.reason == "completed" else "Stopped, with everything kept,"
        self._say(f"{how} after {duration(event.seconds)}: {event.step} steps, {event.epoch} epochs")

    def _say(self, text: str) -> None:
        self._told = time.monotonic()
        self._terminal.note(text)

    def _warn(self, problem: Problem) -> None:
        if not self._terminal.json:
            self._terminal.warn(problem)


def _moving_line(terminal: Terminal) -> progress.Progress:
    return progress.Progress(
        progress.TextColumn("{task.description}"),
        progress.BarColumn(bar_width=30),
        progress.TaskProgressColumn(),
        progress.TextColumn("{task.fields[left]}"),
        progress.TextColumn("{task.fields[figures]}", style="dim"),
        console=terminal.watcher,
        transient=True,
        disable=not terminal.is_live,
    )
