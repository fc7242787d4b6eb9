"""The first screen: drop photos here, or go on with what you had."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app import messages, settings
from app.home.cards import Card, CardImages
from app.home.forms import choose_folder
from app.theme import SPACE
from app.widgets.explained import explain
from app.widgets.flow_layout import FlowLayout
from app.widgets.layouts import scrolled_column
from app.widgets.picture import Picture
from app.widgets.text import button, label, restyle

_WIDE = 1120


class DropArea(QFrame):
    """Where photos are dropped; pressing it, or its button, asks for a folder."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "drop")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.title = label(self.tr("Drop a folder of photos"), "title")
        hint = self.tr("Draw boxes around what you want to find, train, and get a detector that runs on phones.")
        self.hint = label(hint, "muted", wrap=True)
        self.choose = button(self.tr("Choose a folder…"), "primary", action=lambda: self.pressed.emit())
        self._build()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.pressed.emit()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE * 3, SPACE * 5, SPACE * 3, SPACE * 5)
        layout.setSpacing(SPACE)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(Picture("photos", "accent", 48), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(SPACE)
        layout.addWidget(self.title)
        layout.addWidget(self.hint)
        layout.addSpacing(SPACE)
        layout.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignHCenter)


class StartPage(QWidget):
    """Says what the person wants; does nothing of it itself."""

    photos_chosen = Signal(object)
    open_wanted = Signal()
    project_chosen = Signal(object)
    import_wanted = Signal()
    sample_wanted = Signal()
    folder_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drop = DropArea()
        self.open = button(
            self.tr("Open a project…"), "quiet", image="folder-open", action=lambda: self.open_wanted.emit()
        )
        self.bring = button(
            self.tr("Import a labelled data set…"), "quiet", image="import", action=lambda: self.import_wanted.emit()
        )
        self.sample = button(
            self.tr("Try with the sample"), "quiet", image="sample", action=lambda: self.sample_wanted.emit()
        )
        self.sample.setObjectName("home.sample")
        self.recent = label(self.tr("Recent projects"), "heading")
        self._cards = QWidget()
        self._flow = FlowLayout(self._cards, gap=SPACE * 2)
        self._images = CardImages(self)
        self._images.ready.connect(self._show_images)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._build()
        explain(self._words())

    def refresh(self) -> None:
        """The recent projects as they are now."""
        self._flow.clear()
        recents = settings.store().values.recents
        self.recent.setVisible(bool(recents))
        self._cards.setVisible(bool(recents))
        for recent in recents:
            missing = not (Path(recent.path) / "project.yaml").is_file()
            card = Card(recent, missing=missing)
            card.clicked.connect(lambda _=False, card=card: self._press(card))
            card.remove_wanted.connect(self._remove)
            card.folder_wanted.connect(self.folder_wanted)
            self._flow.addWidget(card)
            card.show()
            if recent.samples and not missing:
                self._images.want(recent, self.devicePixelRatioF())

    def cards(self) -> list[Card]:
        """The cards on show, newest first."""
        found = (self._flow.itemAt(number).widget() for number in range(self._flow.count()))
        return [card for card in found if isinstance(card, Card)]

    def highlight(self, over: bool) -> None:
        """Something is held over the window."""
        restyle(self.drop, over=over)

    def close_threads(self) -> None:
        """For a window that closes."""
        self._images.close()

    def _build(self) -> None:
        inside = QWidget()
        inside.setMaximumWidth(_WIDE)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, SPACE * 4, 0, SPACE * 4)
        column.setSpacing(SPACE * 2)
        column.addStretch(1)
        column.addWidget(self.drop)
        quiet = QHBoxLayout()
        quiet.setSpacing(SPACE)
        quiet.addStretch(1)
        for part in (self.open, self.bring, self.sample):
            quiet.addWidget(part)
        quiet.addStretch(1)
        column.addLayout(quiet)
        column.addSpacing(SPACE * 2)
        column.addWidget(self.recent)
        column.addWidget(self._cards)
        column.addStretch(2)
        scrolled_column(self, inside)
        self.drop.pressed.connect(self._choose)

    def _words(self) -> Iterator[tuple[QWidget, str]]:
        yield self, self.tr("Where everything begins: a folder of photos, a project from before, or the sample.")
        drop = self.tr(
            "Makes a project of a folder of photos. They stay where they are unless you copy them, and are not changed."
        )
        yield self.drop, drop
        yield (
            self.open,
            self.tr("A project is a folder with a file project.yaml; it holds boxes, classes and trainings."),
        )
        bring = self.tr("For photos that somebody labelled with another program: their boxes come along.")
        yield self.bring, bring
        sample = self.tr(
            "Draws photos of small things on a table, with their boxes, so that you can try everything now."
        )
        yield self.sample, sample
        cards = self.tr("Projects you had open, the newest first. Press one to go on; its menu takes it off this list.")
        yield self._cards, cards

    def _choose(self) -> None:
        if folder := choose_folder(self, self.tr("A folder of photos")):
            self.photos_chosen.emit(folder)

    def _press(self, card: Card) -> None:
        if card.missing:
            text = self.tr("{name} is missing. Is its disk plugged in?").format(name=card.accessibleName())
            path = card.recent.path
            messages.toast(self, text, self.tr("Remove from this list"), lambda: self._remove(path))
            return
        self.project_chosen.emit(Path(card.recent.path))

    def _remove(self, path: str) -> None:
        store = settings.store()
        before = store.values.recents
        store.forget(path)
        # The menu that asked belongs to the card that goes.
        QTimer.singleShot(0, self, self.refresh)
        text = self.tr("Removed from the list. The project itself stays.")
        messages.toast(self, text, self.tr("Undo"), lambda: self._restore(before))

    def _restore(self, recents: tuple[settings.Recent, ...]) -> None:
        settings.store().change(recents=recents)
        self.refresh()

    def _show_images(self, path: str, images: object) -> None:
        for card in self.cards():
            if card.recent.path == path and isinstance(images, list):
                card.show_images(images)
