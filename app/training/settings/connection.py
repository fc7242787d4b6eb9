"""Looking for the machines that a training is to use, before it is started."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import assert_never

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.jobs import Job, Progress, run_job
from app.theme import SPACE
from app.training.settings.words import translate
from app.widgets.picture import Picture
from app.widgets.text import button, label
from effdet_core import helpers, tasks
from effdet_core.errors import Problem
from effdet_core.helpers import ReachRequest, Sighting
from effdet_core.spec import EfficientDetSpec

Reach = Callable[[ReachRequest, tasks.Tell], Sequence[Sighting]]


class ConnectionCheck(QWidget):
    """A button, and below it what was found; only where a training is to use more than this computer has by itself.

    reach: asks; by default a process of its own, which is ended when a person has waited enough.
    """

    def __init__(self, reach: Reach = helpers.reach, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reach = reach
        self._request = ReachRequest()
        self._job: Job[Sequence[Sighting]] | None = None
        self.start = button("", image="link", action=self._on_pressed)
        self.state = label("", "small", wrap=True)
        self.found: list[str] = []
        """What is said of each machine."""
        self._rows: list[QWidget] = []
        self._build()

    @property
    def is_looking(self) -> bool:
        """Whether an answer is waited for."""
        return self._job is not None

    def show_spec(self, spec: EfficientDetSpec | None) -> None:
        """Other settings; what was found for others goes."""
        if spec is None:
            return
        wanted = ReachRequest(
            strategy=spec.strategy, tpu=spec.tpu, gcp_project=spec.gcp_project, tpu_zone=spec.tpu_zone
        )
        if wanted == self._request:
            return
        self._request = wanted
        self.close_check()
        self._show([])
        self.state.hide()
        self.setVisible(wanted.strategy is not None)

    def close_check(self) -> None:
        """Nobody waits for an answer any more."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._show_button()

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE)
        self._column.addWidget(self.start, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.state)
        self.state.hide()
        self.hide()

    def _on_pressed(self) -> None:
        if self._job is not None:
            self.close_check()
            self.state.hide()
            return
        request, reach = self._request, self._reach

        def work(progress: Progress) -> Sequence[Sighting]:
            return reach(request, lambda *_: progress(0, 0))

        self._show([])
        self._say(self.tr("Looking; this takes some seconds…"))
        job = run_job(self, self.tr("Looking for the machines"), work, self._answered, self._refused)
        self._job = job
        job.finished.connect(lambda: self._over(job))
        self._show_button()

    def _over(self, job: Job[Sequence[Sighting]]) -> None:
        if self._job is job:
            self._job = None
            self._show_button()

    def _answered(self, found: Sequence[Sighting]) -> None:
        if self._job is not None:
            self.state.hide()
            self._show(found)

    def _refused(self, problems: Sequence[Problem]) -> None:
        if self._job is not None:
            self._say(" ".join(f"{text[:1].upper()}{text[1:]}".rstrip(".") + "." for text in _told(problems[0])))

    def _say(self, text: str) -> None:
        self.state.setText(text)
        self.state.show()

    def _show_button(self) -> None:
        if self._job is not None:
            self.start.setText(self.tr("Stop looking"))
        elif self._request.strategy == "gpus":
            self.start.setText(self.tr("Look for GPUs"))
        else:
            self.start.setText(self.tr("Test connection"))

    def _show(self, found: Sequence[Sighting]) -> None:
        while self._rows:
            row = self._rows.pop()
            row.hide()
            row.deleteLater()
        is_tpu = self._request.strategy == "tpu"
        self.found = [sentence(seen, is_tpu=is_tpu) for seen in found]
        for seen, text in zip(found, self.found, strict=True):
            row = _row(text, good=seen.good and not (is_tpu and seen.kind == "not yet"))
            self._column.addWidget(row)
            self._rows.append(row)


def _row(text: str, *, good: bool) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE)
    picture = ("check", "success") if good else ("warning", "warning")
    row.addWidget(Picture(*picture, 16), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(text, wrap=True), 1)
    return holder


def _told(problem: Problem) -> list[str]:
    return [text for text in (problem.message, problem.hint) if text]


def sentence(seen: Sighting, *, is_tpu: bool = False) -> str:
    """What a sighting means."""
    match seen.kind:
        case "gpu":
            text = translate("Settings", "{name}: it can be used.")
        case "no gpu":
            text = translate("Settings", "No GPU that TensorFlow can use; training works without, only slower.")
        case "answers":
            text = translate("Settings", "{name} answers.")
        case "not yet" if is_tpu:
            text = translate("Settings", "{name}: the machine is there, but nothing listens at this port.")
        case "not yet":
            text = translate("Settings", "{name} is there, and waits for the training to be started on it too.")
        case "silent":
            text = translate("Settings", "{name}: nobody answers ({detail}). Check the address, network and firewall.")
        case "here":
            text = translate("Settings", "{name} is this computer, and its port is free.")
        case "taken":
            text = translate("Settings", "{name} is this computer, but another program uses its port.")
        case _:
            assert_never(seen.kind)
    return text.format(name=seen.name, detail=seen.detail)
