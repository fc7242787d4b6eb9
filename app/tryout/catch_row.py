"""The two keys for a detector that errs: wrong, and missed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.theme import SPACE
from app.widgets.elided_label import ElidedLabel
from app.widgets.text import button


class CatchRow(QWidget):
    """Says what the keys do, and how many frames were kept."""

    wrong = Signal()
    missed = Signal()
    label_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tip = self.tr("Keeps this frame to label, with the boxes as drafts: delete or correct what is wrong")
        self.wrong_button = button("", tip=tip, action=self.wrong.emit)
        tip = self.tr("Keeps this frame to label, with the boxes as drafts: add what it missed")
        self.missed_button = button("", tip=tip, action=self.missed.emit)
        self.hint = ElidedLabel("", "small")
        self.kept = button("", "link", action=self.label_wanted.emit)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self.wrong_button)
        layout.addWidget(self.missed_button)
        layout.addWidget(self.hint, 1)
        layout.addWidget(self.kept)
        self.show_keys("", "")
        self.show_kept(0)
        self.set_possible(False, has_project=False)

    def set_possible(self, possible: bool, *, has_project: bool) -> None:
        """Whether there is a frame to keep, and a project that takes it."""
        for made in (self.wrong_button, self.missed_button):
            made.setEnabled(possible and has_project)
        text = self.tr("puts the frame into the labelling queue") if has_project else self.tr("needs an open project")
        self.hint.setText(text)

    def show_kept(self, count: int) -> None:
        """So many by now."""
        self.kept.setVisible(count > 0)
        self.hint.setVisible(count == 0)
        self.kept.setText(self.tr("Label %n kept frame(s)", "", count))

    def show_keys(self, wrong: str, missed: str) -> None:
        """Which keys do the same; "" for none."""
        for made, text, key in (
            (self.wrong_button, self.tr("Wrong"), wrong),
            (self.missed_button, self.tr("Missed something"), missed),
        ):
            made.setText(f"{text} ({key})" if key else text)
            made.setAccessibleName(text)
