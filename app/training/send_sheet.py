"""Asks where to put a training for another computer, packs it, and says how it goes on from there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from app.jobs import Job, Progress, run_job
from app.theme import SPACE
from app.widgets.explained import explain_dialog
from app.widgets.job_row import job_row
from app.widgets.layouts import sheet_foot
from app.widgets.text import button, label
from effdet_core.elsewhere import Packed
from effdet_core.errors import Problem

_WIDTH = 560
Pack = Callable[[Path, Progress], Packed]


class SendSheet(QDialog):
    """pack: writes the archive, in a thread. proposed: where it goes unless a person says otherwise."""

    def __init__(self, parent: QWidget, proposed: Path, pack: Pack) -> None:
        super().__init__(parent)
        self._pack = pack
        self._job: Job[Packed] | None = None
        self._refusal = ""
        self.packed: Packed | None = None
        self.target = QLineEdit(str(proposed))
        self.trouble = label("", "wrong", wrap=True)
        self.start = button(self.tr("Pack"), "primary", action=self._start)
        self.close_button = button(self.tr("Done"), "primary", action=self.close)
        self.told = label("", wrap=True)
        self.steps = [label("", wrap=True) for _ in range(3)]
        self.stack = QStackedWidget()
        self._working = QVBoxLayout()
        self.setWindowTitle(self.tr("Train on another computer"))
        self._build()
        text = self.tr("Writes one file with photos, settings and the program. Nothing is sent anywhere by itself.")
        explain_dialog(self, text)
        self._check()

    def _build(self) -> None:
        self.setMinimumWidth(_WIDTH)
        self.stack.addWidget(self._asking())
        self.stack.addWidget(self._done())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 2)
        layout.setSpacing(SPACE)
        layout.addWidget(label(self.tr("Train on another computer"), "title"))
        layout.addWidget(self.stack)

    def _asking(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        text = self.tr(
            "One file takes the photos that are used, these settings and the program to a faster computer, a server or "
            "a notebook service. It needs nothing but Python there. What comes back is a training of this project."
        )
        column.addWidget(label(text, "muted", wrap=True))
        column.addSpacing(SPACE)
        self.target.setAccessibleName(self.tr("The file to write"))
        self.target.textChanged.connect(self._retarget)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(label(self.tr("File")))
        row.addWidget(self.target, 1)
        row.addWidget(button(self.tr("Where…"), image="folder-open", action=self._ask))
        column.addLayout(row)
        column.addWidget(self.trouble)
        column.addLayout(self._working)
        column.addSpacing(SPACE)
        column.addStretch(1)
        column.addLayout(sheet_foot(button(self.tr("Not now"), "quiet", action=self.close), self.start))
        return page

    def _done(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.told)
        column.addSpacing(SPACE)
        for number, step in enumerate(self.steps, 1):
            row = QHBoxLayout()
            row.setSpacing(SPACE)
            count = label(str(number), "badge")
            count.setFixedSize(20, 20)
            row.addWidget(count)
            row.addWidget(step, 1)
            column.addLayout(row)
        column.addSpacing(SPACE)
        column.addStretch(1)
        show = button(self.tr("Show in folder"), image="folder-open", action=self._show_folder)
        column.addLayout(sheet_foot(show, self.close_button))
        return page

    def _retarget(self, _: str) -> None:
        self._refusal = ""
        self._check()

    def _check(self) -> None:
        reason = self._why_not()
        self.trouble.setText(reason or self._refusal)
        self.trouble.setVisible(bool(reason or self._refusal))
        self.start.setEnabled(not reason and self._job is None)

    def _why_not(self) -> str:
        text = self.target.text().strip()
        if not text.lower().endswith(".zip") or not Path(text).is_absolute():
            return self.tr("Name a file that ends in .zip, with its folder.")
        if Path(text).exists():
            return self.tr("There is such a file already. Nothing is overwritten: name a new one.")
        return ""

    def _ask(self) -> None:
        dialog = QFileDialog(self, self.tr("Where to put the file"), self.target.text(), "*.zip")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("zip")
        dialog.fileSelected.connect(self.target.setText)
        dialog.open()

    def _start(self) -> None:
        out, pack = Path(self.target.text().strip()), self._pack
        title = self.tr("Packing")
        self._job = run_job(self, title, lambda progress: pack(out, progress), self._packed, self._refused)
        self._job.finished.connect(self._over)
        self._working.addWidget(job_row(self._job, self))
        self._check()

    def _over(self) -> None:
        self._job = None
        self._check()

    def _packed(self, found: Packed) -> None:
        self.packed = found
        text = self.tr("{name} is packed: %n photo(s), {size} MB.", "", found.pictures)
        told = [text.format(name=found.path.name, size=f"{found.size_bytes / 1e6:.1f}")]
        told += [f"{item.message[:1].upper()}{item.message[1:]}." for item in found.remarks]
        self.told.setText(" ".join(told))
        steps = (
            self.tr("Take it to the other computer and unpack it there."),
            self.tr("There, start train.py in the folder {folder} with Python, or open train.ipynb as a notebook."),
            self.tr("Take {result}, which lies there at the end, back here: “Bring a training back”."),
        )
        for step, words in zip(self.steps, steps, strict=True):
            step.setText(words.format(folder=found.folder, result=found.result))
        self.stack.setCurrentIndex(1)
        self.close_button.setFocus()
        self.adjustSize()

    def _refused(self, problems: Sequence[Problem]) -> None:
        first = problems[0]
        told = " ".join(part for part in (f"{first.message}.", first.hint) if part)
        self._refusal = f"{first.where}: {told}" if first.where else told[:1].upper() + told[1:]

    def _show_folder(self) -> None:
        assert self.packed is not None
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.packed.path.parent)))

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if self._job is not None:
            self._job.cancel()
