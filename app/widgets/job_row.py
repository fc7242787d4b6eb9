"""The row of a running job."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from app.jobs import Job
from app.widgets.progress_row import ProgressRow


def job_row(
    job: Job[Any], parent: QWidget | None = None, *, counts: bool = True, words: Callable[[str], str] = str
) -> ProgressRow:
    """A progress row that shows a job and can stop it; it goes when the job ends.

    counts: see `ProgressRow`. words: what the job says of itself, in the person's language.
    """
    row = ProgressRow(job.title, parent, counts=counts)
    job.progressed.connect(row.set_progress)
    job.said.connect(lambda text: row.say(words(text)))
    row.cancelled.connect(job.cancel)
    job.finished.connect(row.hide)
    job.finished.connect(row.deleteLater)
    return row
