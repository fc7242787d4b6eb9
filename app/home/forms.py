"""What the pages of the home screen share: a column with a way back, named rows, a folder or place to choose."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app import settings
from app.icons import icon
from app.theme import SPACE
from app.widgets.elided_label import ElidedLabel
from app.widgets.layouts import scrolled_column
from app.widgets.text import ICON, button, label, restyle

if TYPE_CHECKING:
    from app.home.plans import Place

COLUMN = 560


class FormPage(QWidget):
    """A page with one column in the middle: a way back, a title, rows, and buttons at the end."""

    left = Signal()
    """The person goes back."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.title = label(title, "title", wrap=True)
        self.back = button(self.tr("Back"), "link", image="arrow-left", action=lambda: self.left.emit())
        self.back.setWhatsThis(self.tr("Leaves this page. Nothing is made until you press the button at the end."))
        self.back.setIcon(icon("arrow-left", "accent"))
        self.back.setIconSize(ICON)
        self.column = QVBoxLayout()
        self.column.setSpacing(SPACE)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(SPACE)
        self._lay_out()

    def row(self, name: str, widget: QWidget, help: str = "") -> None:
        """Adds a named row. help: a smaller sentence under it."""
        heading = label(name, "heading")
        heading.setBuddy(widget)
        self.column.addSpacing(SPACE)
        self.column.addWidget(heading)
        self.column.addWidget(widget)
        if help:
            self.column.addWidget(label(help, "small", wrap=True))

    def _lay_out(self) -> None:
        holder = QWidget()
        holder.setMaximumWidth(COLUMN)
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, SPACE * 3, 0, SPACE * 4)
        inner.setSpacing(SPACE)
        inner.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addSpacing(SPACE)
        inner.addWidget(self.title)
        inner.addLayout(self.column)
        inner.addSpacing(SPACE * 3)
        inner.addLayout(self.buttons)
        inner.addStretch(1)
        scrolled_column(self, holder)


class PathRow(QWidget):
    """A path and a button that changes it."""

    chosen = Signal(object)

    def __init__(self, text: str, choose: Callable[[QWidget], Path | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choose = choose
        self.path = ElidedLabel("", mode=Qt.TextElideMode.ElideMiddle)
        self.change = button(text, action=self._ask)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self.path, 1)
        layout.addWidget(self.change)
        self.setFocusProxy(self.change)

    def show_path(self, path: Path) -> None:
        """Another path."""
        self.path.setText(str(path))

    def _ask(self) -> None:
        if path := self._choose(self):
            self.chosen.emit(path)


class PlaceRow(QWidget):
    """The name of a new project and the folder it goes into."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Name of the project"))
        self.where = PathRow(self.tr("Other place…"), choose_folder)
        self.where.path.setProperty("kind", "small")
        self._folder = Path()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE // 2)
        layout.addWidget(self.name)
        layout.addWidget(self.where)
        self.setFocusProxy(self.name)
        self.name.textChanged.connect(lambda _: self._show())
        self.where.chosen.connect(self._move)

    def propose(self, text: str) -> None:
        """A free name close to a text, in the usual place."""
        from app.home import plans

        last = settings.store().values.last_folder
        place = plans.proposed(text, Path(last) if last else plans.usual_folder())
        self._folder = place.folder
        self.name.setText(place.name)
        self._show()

    def place(self) -> Place:
        """What stands there now."""
        from app.home.plans import Place

        return Place(name=self.name.text().strip(), folder=self._folder)

    def _move(self, folder: Path) -> None:
        self._folder = folder
        settings.store().change(last_folder=str(folder))
        self._show()

    def _show(self) -> None:
        place = self.place()
        reason = place.why_not()
        restyle(self.name, wrong=bool(reason))
        text = self.tr("Cannot be made: {reason}").format(reason=reason) if reason else str(place.path)
        self.where.path.setText(text)
        self.changed.emit()


def choose_folder(parent: QWidget, title: str = "") -> Path | None:
    """Asks for a folder; None when the person would rather not."""
    found = QFileDialog.getExistingDirectory(parent, title, str(Path.home()))
    return Path(found) if found else None


def choose_file(parent: QWidget, title: str, kinds: str) -> Path | None:
    """Asks for a file. kinds: Qt's filter, such as `Labels (*.json *.csv)`."""
    found, _ = QFileDialog.getOpenFileName(parent, title, str(Path.home()), kinds)
    return Path(found) if found else None
