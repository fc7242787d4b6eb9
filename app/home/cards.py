"""Recent projects as cards: four photos, the name, its classes, how far the labelling is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QRect, QRunnable, QSize, Qt, QThreadPool, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QImage,
    QImageReader,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QMenu, QToolButton, QWidget

from app import theme
from app.icons import icon
from app.settings import Recent
from app.theme import SMALL, SPACE
from app.widgets.text import icon_button

WIDTH, HEIGHT = 264, 224
_PICTURES = 128
_MOST_DOTS = 8
translate = QCoreApplication.translate


class Card(QAbstractButton):
    """Pressing it opens the project; one that is missing can only be taken off the list."""

    remove_wanted = Signal(str)
    folder_wanted = Signal(str)

    def __init__(self, recent: Recent, *, missing: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.recent, self.missing = recent, missing
        self._images: list[QImage] = []
        self.setFixedSize(WIDTH, HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setToolTip(recent.path)
        self.setAccessibleName(name_of(recent))
        self.setAccessibleDescription(f"{state_of(recent, missing)} {recent.path}")
        self.more = self._more_button()

    def show_images(self, images: list[QImage]) -> None:
        """Its photos are there."""
        self._images = images
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._offer()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        inside = self.rect().adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.colour("surface"))
        painter.drawRoundedRect(inside, theme.RADIUS, theme.RADIUS)
        self._paint_pictures(painter, tokens, QRect(1, 1, WIDTH - 2, _PICTURES))
        self._paint_text(painter, tokens)
        focused = self.hasFocus()
        painter.setPen(
            QPen(tokens.colour("accent" if focused else "edge" if self.underMouse() else "line"), 1 + focused)
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(inside.toRectF().adjusted(-0.5, -0.5, 0.5, 0.5), theme.RADIUS, theme.RADIUS)
        painter.end()

    def _more_button(self) -> QToolButton:
        made = icon_button("more", self.tr("More"), action=self._offer)
        made.setParent(self)
        made.move(WIDTH - 40, _PICTURES + 10)
        return made

    def _offer(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._add(menu, "external", self.tr("Show in folder"), lambda: self.folder_wanted.emit(self.recent.path))
        menu.addSeparator()
        self._add(menu, "close", self.tr("Remove from this list"), lambda: self.remove_wanted.emit(self.recent.path))
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _add(self, menu: QMenu, image: str, text: str, action: Callable[[], object]) -> None:
        made = QAction(icon(image), text, menu)
        made.triggered.connect(lambda: action())
        menu.addAction(made)

    def _paint_pictures(self, painter: QPainter, tokens: theme.Tokens, area: QRect) -> None:
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRoundedRect(area.toRectF(), 5, 5)
        path.addRect(area.adjusted(0, 8, 0, 0).toRectF())
        painter.save()
        painter.setClipPath(path)
        painter.fillRect(area, tokens.colour("hover"))
        if self._images and not self.missing:
            for place, image in zip(mosaic(area, len(self._images)), self._images, strict=False):
                painter.drawImage(place, image, cropped(image.size(), place.size()))
        else:
            side = 32
            middle = QRect(0, 0, side, side)
            middle.moveCenter(area.center())
            icon("warning" if self.missing else "photos", "muted").paint(painter, middle)
        painter.restore()

    def _paint_text(self, painter: QPainter, tokens: theme.Tokens) -> None:
        left, width = SPACE * 2, WIDTH - SPACE * 4
        font = self.font()
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(tokens.colour("text"))
        name = painter.fontMetrics().elidedText(name_of(self.recent), Qt.TextElideMode.ElideRight, width - 32)
        painter.drawText(QRect(left, _PICTURES + 14, width - 32, 20), _LINE, name)
        font.setWeight(font.Weight.Normal)
        font.setPixelSize(SMALL)
        painter.setFont(font)
        painter.setPen(tokens.colour("warning" if self.missing else "muted"))
        state = painter.fontMetrics().elidedText(
            state_of(self.recent, self.missing), Qt.TextElideMode.ElideRight, width
        )
        painter.drawText(QRect(left, _PICTURES + 38, width, 18), _LINE, state)
        if not self.missing:
            self._paint_classes(painter, tokens, left, _PICTURES + 62)

    def _paint_classes(self, painter: QPainter, tokens: theme.Tokens, left: int, top: int) -> None:
        right = WIDTH - SPACE * 2
        for number, (name, colour) in enumerate(self.recent.classes):
            width = painter.fontMetrics().horizontalAdvance(name) + 16
            if left + width > right or number == _MOST_DOTS:
                painter.setPen(tokens.colour("muted"))
                painter.drawText(QRect(left, top, 40, 18), _LINE, f"+{len(self.recent.classes) - number}")
                return
            painter.setPen(tokens.colour("edge"))
            painter.setBrush(QColor(colour))
            painter.drawEllipse(left, top + 5, 8, 8)
            painter.setPen(tokens.colour("text"))
            painter.drawText(QRect(left + 13, top, width, 18), _LINE, name)
            left += width + 8


_LINE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def name_of(recent: Recent) -> str:
    """The name of a project is its folder's."""
    return Path(recent.path).name


def state_of(recent: Recent, missing: bool) -> str:
    """One line on how it stands."""
    if missing:
        return translate("Card", "Missing. Is its disk plugged in?")
    photos = translate("Card", "%n photo(s)", "", recent.photos)
    if recent.photos and recent.done >= recent.photos:
        return translate("Card", "{photos}, all looked at").format(photos=photos)
    return translate("Card", "{photos}, {done} looked at").format(photos=photos, done=recent.done)


def mosaic(area: QRect, count: int) -> list[QRect]:
    """Places for one to four photos, a hairline between them."""
    half, gap = (area.width() - 1) // 2, 1
    right = QRect(area.left() + half + gap, area.top(), area.width() - half - gap, area.height())
    if count == 1:
        return [area]
    left = QRect(area.left(), area.top(), half, area.height())
    if count == 2:
        return [left, right]
    upper = (area.height() - 1) // 2
    rights = [
        QRect(right.left(), right.top(), right.width(), upper),
        QRect(right.left(), right.top() + upper + gap, right.width(), area.height() - upper - gap),
    ]
    if count == 3:
        return [left, *rights]
    lefts = [QRect(left.left(), place.top(), half, place.height()) for place in rights]
    return [lefts[0], rights[0], lefts[1], rights[1]]


def cropped(image: QSize, place: QSize) -> QRect:
    """The middle part of an image that fills a place without being stretched."""
    part = place.scaled(image, Qt.AspectRatioMode.KeepAspectRatio)
    return QRect(
        (image.width() - part.width()) // 2, (image.height() - part.height()) // 2, part.width(), part.height()
    )


class CardImages(QObject):
    """Reads the photos of cards in threads."""

    ready = Signal(str, object)
    """(path of the project, list of QImage)."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)

    def want(self, recent: Recent, ratio: float) -> None:
        """`ready` follows. ratio: device pixels per pixel."""
        self._pool.start(_Read(self, recent, round(WIDTH * ratio * 0.75)))

    def close(self) -> None:
        """Waits for what is being read."""
        self._pool.clear()
        self._pool.waitForDone()


class _Read(QRunnable):
    def __init__(self, owner: CardImages, recent: Recent, side: int) -> None:
        super().__init__()
        self._owner, self._recent, self._side = owner, recent, side

    def run(self) -> None:
        images = [image for path in self._recent.samples if not (image := small(path, self._side)).isNull()]
        self._owner.ready.emit(self._recent.path, images)


def small(path: str, side: int) -> QImage:
    """A photo, upright and no larger than needed."""
    reader = QImageReader(path)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > side:
        reader.setScaledSize(size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1)))
    return reader.read()
