"""The same few validation photos after every evaluation, so that one sees it learn."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from app.theme import SPACE
from app.training.look_tile import LookTile
from app.widgets.text import label
from effdet_core.looks import Look

_SIDE = 256
Looks = Sequence[tuple[int, Sequence[Look]]]


class ThumbnailSource(Protocol):
    """`app.thumbnails.Thumbnails`, or something like it."""

    ready: SignalInstance

    def get(self, photo: str, side: int) -> QImage | None:
        """A small picture, or None while it is made."""


class LooksView(QWidget):
    """A slider goes back to earlier evaluations; at its end it follows the newest. open_photo: shows a photo."""

    def __init__(
        self, thumbnails: ThumbnailSource, open_photo: Callable[[str], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._thumbnails, self._open = thumbnails, open_photo
        self._looks: Looks = ()
        self._name_of: Callable[[Path], str | None] = lambda _: None
        self._classes: Sequence[str] = ()
        self._colours: Mapping[str, str] = {}
        self.tiles: list[LookTile] = []
        self.when = label("", "small")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self._row = QHBoxLayout()
        self._until_then = label(self.tr("What it finds in a few photos stands here after each evaluation."), "small")
        self._build()
        thumbnails.ready.connect(self._on_ready)

    def set_run(
        self, name_of: Callable[[Path], str | None], classes: Sequence[str], colours: Mapping[str, str]
    ) -> None:
        """Another run. name_of: of a photo's file in the project; see `LookTile.show_look`."""
        self._name_of, self._classes, self._colours = name_of, classes, colours
        self._looks = ()
        self._clear()

    def show_looks(self, looks: Looks) -> None:
        """All there are by now."""
        follows = not self._looks or self.slider.value() == self.slider.maximum()
        self._looks = looks
        if not looks:
            return
        if [look.image for look in looks[-1][1]] != [look.image for look in self._shown()]:
            self._make_tiles(looks[-1][1])
        self.slider.blockSignals(True)
        self.slider.setRange(0, len(looks) - 1)
        if follows:
            self.slider.setValue(len(looks) - 1)
        self.slider.blockSignals(False)
        self.slider.setVisible(len(looks) > 1)
        self._show()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(label(self.tr("What it sees in photos it does not learn from"), "heading"))
        head.addWidget(self.when, 1)
        head.addWidget(self.slider)
        self.slider.setFixedWidth(160)
        self.slider.setAccessibleName(self.tr("Earlier evaluations"))
        self.slider.setToolTip(self.tr("Go back to what it saw before"))
        self.slider.valueChanged.connect(lambda _: self._show())
        self._row.setSpacing(SPACE)
        self._row.addWidget(self._until_then)
        self.slider.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addLayout(head)
        column.addLayout(self._row, 1)
        self.hide()

    def _shown(self) -> list[Look]:
        return [tile.look for tile in self.tiles if tile.look is not None]

    def _clear(self) -> None:
        for tile in self.tiles:
            self._row.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self.tiles = []
        self.when.setText("")
        self.slider.hide()
        self._until_then.show()

    def _make_tiles(self, looks: Sequence[Look]) -> None:
        self._clear()
        self._until_then.setVisible(not looks)
        for look in looks:
            tile = LookTile(self._name_of(Path(look.image)) or "")
            tile.wanted.connect(self._open)
            self._row.addWidget(tile, 1)
            self.tiles.append(tile)
            if tile.photo:
                tile.show_image(self._thumbnails.get(tile.photo, _SIDE))

    def _show(self) -> None:
        place = min(self.slider.value(), len(self._looks) - 1)
        if place < 0:
            return
        epoch, looks = self._looks[place]
        text = self.tr("after pass {epoch}").format(epoch=epoch)
        self.when.setText(text)
        self.slider.setAccessibleDescription(text)
        for tile, look in zip(self.tiles, looks, strict=False):
            tile.show_look(look, self._classes, self._colours)

    def fill(self) -> None:
        """Asks for pictures that are missing again: wishes of a page that is not scrolled to are dropped."""
        for tile in self.tiles:
            if tile.photo and not tile.has_image:
                tile.show_image(self._thumbnails.get(tile.photo, _SIDE))

    def _on_ready(self, photo: str) -> None:
        if any(tile.photo == photo for tile in self.tiles):
            self.fill()
