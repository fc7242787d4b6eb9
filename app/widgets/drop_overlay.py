"""What covers a window, or a part of it, while something is held over it: a sentence on what letting go will do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import theme
from app.theme import SPACE
from app.widgets.picture import Picture
from app.widgets.text import label


class DropOverlay(QWidget):
    """Lies over everything and takes no events."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._picture = Picture("import", "accent", 40)
        self.sentence = label("", "title", wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE * 8, SPACE * 8, SPACE * 8, SPACE * 8)
        layout.addStretch(1)
        layout.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(SPACE)
        layout.addWidget(self.sentence)
        layout.addStretch(1)
        self.hide()

    def offer(self, text: str, *, possible: bool) -> None:
        """Shows what letting go will do."""
        self._picture.show_icon("import" if possible else "none", "accent" if possible else "muted")
        self.sentence.setText(text)
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        ground = tokens.colour("window")
        ground.setAlpha(247)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), ground)
        painter.setPen(QPen(tokens.colour("accent"), 2, Qt.PenStyle.DashLine))
        margin = SPACE * 3
        painter.drawRoundedRect(self.rect().adjusted(margin, margin, -margin, -margin), 12, 12)
        painter.end()
