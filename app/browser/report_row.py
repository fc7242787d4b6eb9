"""What came of a job, in one line of the page, until a person has read it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.browser.keys import keep_keys
from app.browser.texts import translate
from app.theme import SPACE
from app.widgets.banner import announce
from app.widgets.elided_label import ElidedLabel
from app.widgets.picture import Picture
from app.widgets.text import button, icon_button


class ReportRow(QWidget):
    """A sentence, the way to the whole report, and a cross."""

    read_wanted = Signal()
    closed = Signal()

    def __init__(self, sentence: str, remarks: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        text = sentence
        if remarks:
            text = f"{sentence} · {translate('Reports', '%n remark(s)', None, remarks)}"
        image, token = ("warning", "warning") if remarks else ("success", "success")
        self.sentence = ElidedLabel(text)
        self.read = button(self.tr("Read the report"), "link", action=self.read_wanted.emit)
        self.cross = icon_button("close", self.tr("Close this report"), action=self.closed.emit)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE)
        self._row.addWidget(Picture(image, token))
        self._row.addWidget(self.sentence)
        self._row.addWidget(self.read)
        self._row.addStretch(1)
        self._row.addWidget(self.cross)
        keep_keys(self)
        announce(self, text)

    def offer_folder(self, show: Callable[[], object]) -> None:
        """A button that shows what was written."""
        made = button(self.tr("Show the folder"), "link", action=show)
        self._row.insertWidget(self._row.indexOf(self.read) + 1, made)
        keep_keys(self)
