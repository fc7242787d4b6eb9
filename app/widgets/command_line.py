"""A command line to copy into a terminal, below a sentence on what it does."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.messages import toast
from app.theme import SPACE
from app.widgets.text import button, label


class CommandLine(QWidget):
    """Hides the line while there is no command."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.explained = label("", "muted", wrap=True)
        self._box = QFrame()
        self.line = QLabel()
        self.line.setTextFormat(Qt.TextFormat.PlainText)
        self.line.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.line.setWordWrap(True)
        self.line.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.copy = button(self.tr("Copy"), "quiet", image="copy", action=self._copy)
        self._build()

    def show_command(self, explained: str, command: str) -> None:
        """What it does, and the command itself."""
        self.explained.setText(explained)
        self._box.setVisible(bool(command))
        self.line.setText(command)
        self.line.setAccessibleName(self.tr("Command line"))

    def _build(self) -> None:
        self._box.setProperty("kind", "card")
        inner = QHBoxLayout(self._box)
        inner.setContentsMargins(SPACE * 2, SPACE // 2, SPACE // 2, SPACE // 2)
        inner.addWidget(self.line, 1)
        inner.addWidget(self.copy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self.explained)
        layout.addWidget(self._box)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.line.text())
        toast(self, self.tr("Copied. Paste it into a terminal."))
