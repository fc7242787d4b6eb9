"""What the canvas shows in the place of a photo that cannot be read."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.problem_words import told
from app.theme import SPACE
from app.widgets.picture import Picture
from app.widgets.text import button, label
from effdet_core.errors import Problem

_WIDTH = 380


class ProblemCard(QFrame):
    """Calm: what, why, what to do, and a way on. Lies in the middle of its parent."""

    retry_wanted = Signal()
    next_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setFixedWidth(_WIDTH)
        self._title = label(self.tr("This photo cannot be shown"), "heading", wrap=True)
        self._reason = label("", "", wrap=True)
        self._hint = label("", "muted", wrap=True)
        self._build()
        self.hide()

    def show_problem(self, problem: Problem) -> None:
        """Why."""
        problem = told(problem)
        message = problem.message
        self._reason.setText(f"{message[:1].upper()}{message[1:]}.")
        self._hint.setText(problem.hint)
        self._hint.setVisible(bool(problem.hint))
        self.show()
        self.adjustSize()
        self.centre()

    def centre(self) -> None:
        """In the middle, also after the parent changed its size."""
        parent = self.parentWidget()
        assert parent is not None
        room = parent.rect()
        self.move(room.center() - self.rect().center())

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 3)
        layout.setSpacing(SPACE)
        layout.addWidget(Picture("warning", "warning", 28), 0, Qt.AlignmentFlag.AlignLeft)
        for text in (self._title, self._reason, self._hint):
            layout.addWidget(text)
        row = QHBoxLayout()
        row.setContentsMargins(0, SPACE, 0, 0)
        row.addWidget(button(self.tr("Next photo"), "primary", action=self.next_wanted.emit))
        row.addWidget(button(self.tr("Try again"), "quiet", action=self.retry_wanted.emit))
        row.addStretch(1)
        layout.addLayout(row)
