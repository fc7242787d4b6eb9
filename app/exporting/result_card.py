"""The exported file: what it is, how good it is, where it works, and where to take it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.exporting import words
from app.exporting.found import Found
from app.exporting.ticks import Ticks, summary
from app.theme import SPACE
from app.widgets.elided_label import ElidedLabel
from app.widgets.flow_layout import FlowLayout
from app.widgets.picture import Picture
from app.widgets.text import button, label
from effdet_core.exports.record import Note, Variant
from effdet_core.lab import Report

_MOST_NOTES = 3


class ResultCard(QFrame):
    """do: called with folder, kit-folder, kit-zip, card, check or again."""

    def __init__(self, do: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._do = do
        self._picture = Picture("success", "success", 24)
        self.file = FileHandle()
        self.quality = label("", "heading", wrap=True)
        self.about = label("", "small", wrap=True)
        self.notes = label("", "small", wrap=True)
        self.works = label()
        self.why = button(self.tr("See why"), "link", action=lambda: do("check"))
        self.ticks = Ticks()
        self.folder = button(self.tr("Show in folder"), "primary", image="folder-open", action=lambda: do("folder"))
        self.kit = button(self.tr("Make a kit…"), image="kit")
        self.card = button(self.tr("Model card"), image="report", action=lambda: do("card"))
        self.again = button(self.tr("Export again"), "link", action=lambda: do("again"))
        self._build()

    def show_file(self, found: Found, variant: Variant) -> None:
        """A file that is there."""
        stale = found.staleness(variant)
        self._picture.show_icon(*(("warning", "warning") if stale else ("success", "success")))
        self.file.show_path(found.path(variant))
        quality = words.quality(variant)
        self.quality.setText(quality[:1].upper() + quality[1:])
        self.about.setText(words.about(variant))
        noted = [words.stale(stale)] if stale else []
        noted += [_note(note) for note in variant.notes[:_MOST_NOTES]]
        self.notes.setText("\n".join(noted))
        self.notes.setVisible(bool(noted))
        self.again.setVisible(stale != "learnt more")  # the big button says it

    def show_report(self, report: Report | None, waiting: bool) -> None:
        """Where it works. waiting: whether the lab is at work on it."""
        self.works.setText(self.tr("Checking where it works…") if waiting else summary(report) if report else "")
        self.works.setVisible(waiting or report is not None)
        self.why.setVisible(report is not None)
        self.ticks.show_report(report)

    def set_busy(self, busy: bool) -> None:
        """While something else is at work."""
        for made in (self.kit, self.card, self.again):
            made.setEnabled(not busy)

    def _build(self) -> None:
        menu = QMenu(self.kit)
        menu.addAction(self.tr("As a zip file…")).triggered.connect(lambda: self._do("kit-zip"))
        menu.addAction(self.tr("As a folder…")).triggered.connect(lambda: self._do("kit-folder"))
        self.kit.setMenu(menu)
        self.kit.setToolTip(self.tr("With a self-test for the device, and programs for every platform to begin with"))
        self.card.setToolTip(self.tr("A page that says what the detector can and cannot do; opens in any browser"))
        head = QHBoxLayout()
        head.setSpacing(SPACE + SPACE // 2)
        head.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        text = QVBoxLayout()
        text.setSpacing(2)
        first = QHBoxLayout()
        first.addWidget(self.file, 1)
        first.addWidget(self.again)
        text.addLayout(first)
        for part in (self.quality, self.about, self.notes):
            text.addWidget(part)
        head.addLayout(text, 1)
        buttons = FlowLayout(gap=SPACE)
        for made in (self.folder, self.kit, self.card):
            buttons.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE + SPACE // 2)
        column.addLayout(head)
        works = QHBoxLayout()
        works.addWidget(self.works)
        works.addWidget(self.why)
        works.addStretch(1)
        column.addLayout(works)
        column.addWidget(self.ticks)
        column.addLayout(buttons)


class FileHandle(ElidedLabel):
    """The name of a file, which can be dragged to where it is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", Qt.TextElideMode.ElideMiddle, parent)
        self.path: Path | None = None
        self._pressed: QPoint | None = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def show_path(self, path: Path) -> None:
        """Another file."""
        self.path = path
        self.setText(path.name)
        self.setToolTip(self.tr("{path}\nDrag it to where you want it.").format(path=path))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or self.path is None:
            return
        if (event.position().toPoint() - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            drag = QDrag(self)
            drag.setMimeData(self.dragged())
            drag.exec(Qt.DropAction.CopyAction)

    def dragged(self) -> QMimeData:
        """What a drag carries."""
        data = QMimeData()
        if self.path is not None:
            data.setUrls([QUrl.fromLocalFile(str(self.path))])
        return data


def _note(note: Note) -> str:
    return " ".join(part for part in (note.message, note.hint) if part)
