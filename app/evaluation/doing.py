"""What a person can have done on the Evaluate page: a detector judged, and thresholds kept for exported files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import messages
from app.evaluation import subjects
from app.evaluation.subjects import Asked, Subject
from app.jobs import Progress, run_job
from app.theme import SPACE
from app.widgets.job_row import job_row
from effdet_core import tasks
from effdet_core.errors import Problem, UserError
from effdet_core.run_folder import RunFolder

if TYPE_CHECKING:  # what is judged with is imported when something is judged
    from app.evaluation.opening import Opened
    from app.evaluation.relabelling import Truth
    from effdet_core.evaluation.choice import Choice
    from effdet_core.evaluation.judging import Judged


class Doing(QWidget):
    """Shows what is under way, and is not there while nothing is."""

    judged = Signal(object)
    """RunFolder that has a new evaluation."""
    busy_changed = Signal()
    kept = Signal()
    """Exported files are told something else from now on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_busy = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        self.hide()

    def judge(self, subject: Subject, asked: Asked) -> None:
        """Has photos looked at in a process of its own."""
        if self.is_busy:
            return
        from effdet_core.evaluation import judging
        from effdet_core.evaluation.judging import Judged, JudgeRequest

        request = JudgeRequest(
            run=str(subject.run.path), source=subjects.request_path(subject, asked.source), split=asked.split
        )

        def work(progress: Progress) -> Judged:
            return tasks.run(judging.MODULE, request, Judged, lambda done, total, _: progress(done, total))

        self._work(subject.run, self.tr("Judging {run}").format(run=subject.run.name), work)

    def judge_anew(self, opened: Opened, truths: dict[str, Truth]) -> None:
        """Holds what was found against other labels. truths: by the paths of the photos."""
        if self.is_busy:
            return

        def work(_: Progress) -> None:
            from app.evaluation.relabelling import judged_by
            from effdet_core.evaluation import saved

            saved.write(opened.run, judged_by(opened.evaluation, truths))

        self._work(opened.run, self.tr("Comparing with the new labels"), work)

    def _work(self, run: RunFolder, title: str, work: Callable[[Progress], object]) -> None:
        def done(_: object) -> None:
            self._set_busy(False)
            self.judged.emit(run)

        def failed(problems: Sequence[Problem]) -> None:
            self._set_busy(False)
            messages.show_problems(self, self.tr("It could not be judged"), problems)

        self._set_busy(True)
        job = run_job(self, title, work, done, failed, lambda: self._set_busy(False))
        self._column.addWidget(job_row(job))

    def keep(self, run: RunFolder, choice: Choice) -> None:
        """Exported files are told these thresholds; a toast takes it back."""
        from app.evaluation.opening import choice_of

        before = choice_of(run)
        if self._write(run, choice):
            text = self.tr("Kept. Files exported from now on say from how sure a detection counts.")
            messages.toast(self, text, self.tr("Undo"), lambda: self._write(run, before))

    def _write(self, run: RunFolder, choice: Choice | None) -> bool:
        from effdet_core.evaluation import choice as choices

        write: Callable[[], None] = (
            (lambda: choices.forget(run)) if choice is None else lambda: choices.write(run, choice)
        )
        try:
            write()
        except UserError as e:
            messages.show_problems(self, self.tr("It could not be kept"), e.problems)
            return False
        self.kept.emit()
        return True

    def _set_busy(self, busy: bool) -> None:
        self.is_busy = busy
        self.setVisible(busy)
        self.busy_changed.emit()
