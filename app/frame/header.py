"""The line above every page: which project, whether everything is saved, and how a training goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QWidget

from app.frame import explained
from app.icons import icon
from app.theme import SPACE
from app.widgets.explained import explain
from app.widgets.picture import Picture
from app.widgets.text import icon_button, label

if TYPE_CHECKING:
    from app.saving import Saving

HEIGHT = 48


class Header(QFrame):
    """`menu` belongs to the project's name; `training` is the place of a training under way."""

    def __init__(self, menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self.setFixedHeight(HEIGHT)
        self.name = QPushButton()
        self.name.setMenu(menu)
        self.training = QHBoxLayout()
        self.busy = label("", "small")
        self._saving_icon = Picture("check", "muted", 14)
        self.saving = label("", "small")
        self.what = icon_button("what", self.tr("What is this? (Shift+F1)"))
        self._build()
        explain(explained.of_header(self))

    def show_project(self, name: str, path: str) -> None:
        """The project on show."""
        self.name.setText(self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, 320).replace("&", "&&"))
        self.name.setToolTip(path)
        self.name.setAccessibleName(self.tr("Project {name}").format(name=name))

    def show_saving(self, saving: Saving) -> None:
        """How saving goes; nothing is said of a project that only shows."""
        texts = {
            "saved": (self.tr("Saved"), "check", "muted"),
            "saving": (self.tr("Saving…"), "spinner", "muted"),
            "stuck": (self.tr("Not saved yet"), "warning", "warning"),
            "away": (self.tr("Out of reach"), "warning", "warning"),
            "read only": (self.tr("Only showing"), "lock", "muted"),
        }
        text, image, token = texts[saving.state]
        self.saving.setText(text)
        self._saving_icon.show_icon(image, token)

    def show_busy(self, text: str) -> None:
        """What is going on behind the page, or ""."""
        self.busy.setText(text)

    def _build(self) -> None:
        self.name.setProperty("kind", "header")
        self.name.setIcon(icon("chevron-down", "muted"))
        self.name.setIconSize(QSize(16, 16))
        self.name.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE, 0, SPACE * 2, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self.name)
        layout.addStretch(1)
        layout.addWidget(self.busy)
        layout.addSpacing(SPACE)
        layout.addLayout(self.training)
        layout.addWidget(self._saving_icon)
        layout.addWidget(self.saving)
        layout.addWidget(self.what)
