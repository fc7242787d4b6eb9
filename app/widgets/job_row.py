"""The row of a running job."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from app.jobs import Job
from app.widgets.progress_row import ProgressRow


def job_row(job: Job[Any], parent: QWidget | None = None) -> ProgressRow:
    """A progress row that shows a job and can stop it; it goes when the job ends."""
    row = ProgressRow(job.title, parent)
    job.progressed.connect(row.set_progress)
    job.said.connect(row.say)
    row.cancelled.connect(job.cancel)
    job.finished.connect(row.hide)
    job.finished.connect(row.deleteLater)
    return row
