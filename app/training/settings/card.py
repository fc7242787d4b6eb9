"""A choice as a card: a title, something at its right, and lines below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.theme import SPACE
from app.widgets.text import label


class Card(QPushButton):
    """Checkable. lines: of small text below the title."""

    def __init__(self, title: str, lines: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "choice")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.title = label(title, "heading")
        self.aside = label("", "muted")
        self.lines = [label(text, "small", wrap=True) for text in lines]
        self._column = QVBoxLayout(self)
        self._build()
        self.say()

    def say(self, aside: str | None = None, *lines: str) -> None:
        """Other texts; lines that are not given stay."""
        if aside is not None:
            self.aside.setText(aside)
        for shown, text in zip(self.lines, lines, strict=False):
            shown.setText(text)
            shown.setVisible(bool(text))
        self.setAccessibleName(", ".join(filter(None, (self.title.text(), self.aside.text()))))
        self.setAccessibleDescription(" ".join(item.text() for item in self.lines))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return self._column.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._column.minimumSize()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._column.totalHeightForWidth(width)

    def _build(self) -> None:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        top = QHBoxLayout()
        top.setSpacing(SPACE)
        top.addWidget(self.title)
        top.addStretch(1)
        top.addWidget(self.aside)
        column = self._column
        column.setContentsMargins(SPACE + 4, SPACE, SPACE + 4, SPACE)
        column.setSpacing(2)
        column.addLayout(top)
        for shown in self.lines:
            column.addWidget(shown)
        for child in self.findChildren(QLabel):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
