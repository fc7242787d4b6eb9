"""One finding of the system check."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.checkup import words
from app.theme import SPACE
from app.widgets.picture import Picture
from app.widgets.text import label
from effdet_core.doctor.finding import Finding

_ICONS = {"ok": ("success", "success"), "note": ("info", "muted"), "bad": ("error", "danger")}
_SUBJECT = 152


class FindingRow(QWidget):
    """An icon, what was looked at, what was found, and beneath it what to do."""

    def __init__(self, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.finding = finding
        self.said = words.sentences(finding)
        self.setAccessibleName(f"{self.said.subject}: {words.state(finding)}")
        self.setAccessibleDescription(" ".join(filter(None, (self.said.text, self.said.remedy))))
        self._build()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(Picture(*_ICONS[self.finding.state], 16), 0, top)
        subject = label(self.said.subject, "heading", wrap=True)
        subject.setFixedWidth(_SUBJECT)
        row.addWidget(subject, 0, top)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        for text, kind in ((self.said.text, ""), (self.said.remedy, "muted")):
            if text:
                line = label(text[:1].upper() + text[1:], kind, wrap=True)
                line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                texts.addWidget(line)
        row.addLayout(texts, 1)
