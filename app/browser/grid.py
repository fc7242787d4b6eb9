"""The grid of photos: thumbnails with their boxes, painted when they come into view."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from PySide6.QtCore import QRect, QRectF, Qt, Signal, SignalInstance
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QWidget

from app import theme
from app.browser import pictures
from app.browser.cells import Cells, Index
from app.browser.model import PhotosModel
from app.browser.pictures import Pictures
from app.browser.tile import SIZES, Look, TilePainter, faded, picture_room


class ThumbnailSource(Protocol):
    """What the grid asks of `app.thumbnails.Thumbnails`."""

    ready: SignalInstance

    def get(self, photo: str, side: int) -> QImage | None:
        """A thumbnail, None while it is being made."""

    def keep_only(self, photos: set[str]) -> None:
        """Forget requests for all others."""

    def broken(self, photo: str) -> str | None:
        """Why a photo has none."""


class PhotoGrid(Cells):
    """Thumbnails with their boxes. Keys and selection are the list view's; where things lie is ours."""

    label_wanted = Signal(str)
    """A photo was opened, by double click."""

    def __init__(self, model: PhotosModel, thumbnails: ThumbnailSource, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._thumbnails = thumbnails
        self._pictures = Pictures()
        self._colours: dict[str, str] = {}
        self._painter: TilePainter | None = None
        self._asked: set[str] = set()
        self._missing: list[str] = []
        self._build()

    def _build(self) -> None:
        # What is opaque can be moved on the screen instead of being painted again.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Photos"))
        self.doubleClicked.connect(self._on_double_click)
        self._thumbnails.ready.connect(self._on_ready)

    # What the page asks.

    @property
    def size_name(self) -> str:
        """Of the pictures: small, medium or large."""
        return self._size.name

    @property
    def thumbnail_side(self) -> int:
        """Device pixels to ask for."""
        return round(self._size.thumbnail * self.devicePixelRatioF())

    @property
    def colours(self) -> Mapping[str, str]:
        """The classes' colours by name."""
        return self._colours

    def set_size(self, name: str) -> None:
        """Other pictures; the photo in the middle stays in view."""
        anchor = self.currentIndex() if self.currentIndex().isValid() else self.indexAt(self.viewport().rect().center())
        self._size = next(size for size in SIZES if size.name == name)
        self._pictures.clear()
        self._arrange()
        if anchor.isValid():
            self.scrollTo(anchor, QAbstractItemView.ScrollHint.PositionAtCenter)

    def forget_pictures(self) -> None:
        """Another project: the same names may be other photos."""
        self._asked.clear()
        self._pictures.clear()

    def set_colours(self, colours: Mapping[str, str]) -> None:
        """The classes' colours by name."""
        self._colours = dict(colours)
        self._pictures.clear()
        self.viewport().update()

    def repaint_photos(self, names: Iterable[str]) -> None:
        """Their labels changed."""
        self._pictures.drop(names)
        self.viewport().update()

    def is_filled(self) -> bool:
        """Whether every photo on the screen has its picture, or never will."""
        names = [self.photos.name(place) for place in self.visible_places()]
        return all(name in self._pictures or self._thumbnails.broken(name) for name in names)

    # Painting.

    def changeEvent(self, event: object) -> None:
        """Marks are drawn anew in another theme or font."""
        self._painter = None
        super().changeEvent(event)  # type: ignore[arg-type]

    def paintEvent(self, event: QPaintEvent) -> None:
        """The photos that the event shows."""
        if self._painter is None:
            self._painter = TilePainter(self.font(), self.devicePixelRatioF())
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = self.verticalOffset()
        area = event.rect()
        painter.fillRect(area, theme.current().colour("window"))
        for place in self._grid.between(area.top() + top, area.bottom() + top):
            self._paint_tile(painter, place, top)
        if self._band is not None and self._is_dragging:
            self._paint_band(painter, top)
        painter.end()
        self._forget_scrolled_away()
        self._ask_from_the_top()

    def _paint_tile(self, painter: QPainter, place: int, top: int) -> None:
        x, y, width, height = self._grid.rect(place)
        cell = QRectF(x, y - top, width, height)
        index = self.photos.index(place)
        look = Look(
            selected=self.selectionModel().isSelected(index),
            hovered=place == self._hovered,
            current=self.hasFocus() and index == self.currentIndex(),
        )
        photo = self.photos.photo(place)
        picture = self._pictures.get(photo.name, lambda: self._draw(place, cell))
        why = ""
        if picture is None:
            missing = self.tr("The photo is missing") if photo.missing else ""
            why = missing or (self.tr("Cannot be shown") if self._thumbnails.broken(photo.name) else "")
        assert self._painter is not None
        self._painter.paint(painter, cell, photo, look, picture, why)

    def _draw(self, place: int, cell: QRectF) -> QPixmap | None:
        """The picture of a photo with its boxes, None while its thumbnail is being made."""
        photo = self.photos.photo(place)
        ratio = self.devicePixelRatioF()
        image = self._thumbnails.get(photo.name, self.thumbnail_side)
        self._asked.add(photo.name)
        if image is None or image.isNull():
            self._missing.append(photo.name)
            return None
        where = pictures.fitted(image.height(), image.width(), picture_room(cell))
        labels, boxes = self.photos.catalogue.boxes(int(self.photos.rows[place]))
        shape = (photo.height, photo.width) if photo.height else (0, 0)
        size = (max(1, round(where.width())), max(1, round(where.height())))
        return pictures.composed(image, size, ratio, shape, labels, boxes, self._colours)

    def _paint_band(self, painter: QPainter, top: int) -> None:
        assert self._band is not None
        band = QRect(self._band[0], self._band[1]).normalized().translated(0, -top)
        accent = theme.current().colour("accent")
        painter.setPen(QPen(accent, 1.0))
        painter.setBrush(faded(accent, 0.15))
        painter.drawRoundedRect(QRectF(band).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)

    def _forget_scrolled_away(self) -> None:
        """Thumbnails that nobody waits for any more are not made."""
        seen = {self.photos.name(place) for place in self.visible_places()}
        if self._asked - seen:
            self._thumbnails.keep_only(seen)
            self._asked &= seen

    def _ask_from_the_top(self) -> None:
        """The newest wish is served first: those at the bottom are wished for first."""
        for name in reversed(self._missing):
            self._thumbnails.get(name, self.thumbnail_side)
        self._missing.clear()

    def _on_ready(self, name: str) -> None:
        place = self.photos.place_of(name)
        self._pictures.drop([name])
        if place is not None and place in self.visible_places():
            self.viewport().update(self.visualRect(self.photos.index(place)))

    def _on_double_click(self, index: Index) -> None:
        self.label_wanted.emit(self.photos.name(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter belong to the page."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)
