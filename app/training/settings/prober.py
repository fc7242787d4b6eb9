"""Trying some real steps beside the window, to say how long a training will take; each kind once per computer."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app import settings
from app.jobs import Job, Progress, run_job
from app.training.settings import costs
from app.training.settings.costs import Measured
from effdet_core import helpers
from effdet_core.dataset import Dataset
from effdet_core.errors import Cancelled, RunError
from effdet_core.spec import EfficientDetSpec

PAUSE_MS = 1500
"""The settings must have been left alone for so long."""
_PAGE, _KEPT = "train", "costs"

Probe = Callable[[EfficientDetSpec, Path, Callable[[], bool]], "helpers.Probe | None"]


class Prober(QObject):
    """Knows what was measured before; measures what is not known while `set_awake(True)`."""

    changed = Signal()

    def __init__(self, parent: QWidget, probe: Probe | None = None) -> None:
        super().__init__(parent)
        self._widget, self._probe = parent, probe or helpers.probe
        self._wanted: EfficientDetSpec | None = None
        self._data: Callable[[], Dataset] | None = None
        self._awake = False
        self._failed: set[str] = set()
        self._job: Job[Measured | None] | None = None
        self._measuring = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._start)

    @property
    def is_measuring(self) -> bool:
        """Whether steps are being tried."""
        return self._job is not None

    def known(self, spec: EfficientDetSpec) -> Measured | None:
        """What such steps take here, as far as is known."""
        return costs.found(_kept(), spec)

    def could_not(self, spec: EfficientDetSpec) -> bool:
        """Whether measuring such steps failed."""
        return _key(spec) in self._failed

    def want(self, spec: EfficientDetSpec | None, data: Callable[[], Dataset]) -> None:
        """These settings matter now. data: some photos of the project to try them on."""
        self._wanted, self._data = spec, data
        self._consider()

    def set_awake(self, awake: bool) -> None:
        """Whether somebody looks and the computer is free for it."""
        self._awake = awake
        if not awake:
            self._cancel()
        self._consider()

    def again(self) -> None:
        """Tries once more what failed."""
        self._failed.clear()
        self._consider()

    def _consider(self) -> None:
        spec = self._wanted
        self._pause.stop()
        if spec is None or not self._awake or spec.strategy is not None:
            self._cancel()
            return
        if self._job is not None and self._measuring != _key(spec):
            self._cancel()
        needed = not costs.is_exact(self.known(spec), spec) and _key(spec) not in self._failed
        if self._job is None and needed:
            self._pause.start()

    def _start(self) -> None:
        if self._wanted is None or self._data is None or self._job is not None:
            return
        spec, data = self._wanted, self._data()
        if not data.examples:
            return
        self._measuring = _key(spec)
        self._job = run_job(
            self._widget,
            self.tr("Trying some steps"),
            lambda progress: _measure(spec, data, self._probe, progress),
            done=lambda measured: self._done(spec, measured),
            failed=lambda _problems: self._fail(spec),
        )
        self._job.finished.connect(self._over)
        self.changed.emit()

    def _cancel(self) -> None:
        self._pause.stop()
        if self._job is not None:
            self._job.cancel()

    def _done(self, spec: EfficientDetSpec, measured: Measured | None) -> None:
        if measured is not None:
            settings.store().remember(_PAGE, **{_KEPT: costs.with_measured(_kept(), spec, measured)})

    def _fail(self, spec: EfficientDetSpec) -> None:
        self._failed.add(_key(spec))

    def _over(self) -> None:
        self._job, self._measuring = None, ""
        self.changed.emit()
        self._consider()


def _measure(spec: EfficientDetSpec, data: Dataset, probe: Probe, progress: Progress) -> Measured | None:
    def cancelled() -> bool:
        try:
            progress(0, 0)
        except Cancelled:
            return True
        return False

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "dataset.json"
        data.write(path)
        found = probe(spec, path, cancelled)
    if found is None:
        if cancelled():
            raise Cancelled
        raise RunError("the trial steps ended without a figure")
    return Measured(found.first_step_seconds, found.step_seconds, found.peak_gb, spec.batch_size)


def _kept() -> dict[str, Any]:
    kept = settings.store().page(_PAGE).get(_KEPT)
    return kept if isinstance(kept, dict) else {}


def _key(spec: EfficientDetSpec) -> str:
    return f"{costs.key_of(spec)} {spec.batch_size}"
