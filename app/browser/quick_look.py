"""One photo, large, over the page: to look, not to edit."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QEvent, QRectF, QRunnable, QSize, Qt, QThreadPool, Signal
from PySide6.QtGui import QImage, QImageReader, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import theme
from app.browser import texts
from app.browser.keys import keep_keys
from app.browser.model import described
from app.browser.pictures import draw_boxes, fitted
from app.browser.tile import faded
from app.session import Session
from app.theme import SPACE
from app.widgets.elided_label import ElidedLabel
from app.widgets.explained import is_question
from app.widgets.text import icon_button

_FOOT = 64


class QuickLook(QWidget):
    """Covers its parent. Arrows are passed on as steps, Enter as a wish to label, Space and Escape close it."""

    stepped = Signal(int)
    label_wanted = Signal()
    closed = Signal()
    _loaded = Signal(str, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self._name = ""
        self._image: QImage | None = None
        self._sharp = False
        self._photo = (0, 0)
        self._labels: tuple[str, ...] = ()
        self._boxes = np.zeros((0, 4), np.float32)
        self._colours: Mapping[str, str] = {}
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self.title = ElidedLabel("", "heading", Qt.TextElideMode.ElideMiddle)
        self.facts = ElidedLabel("", "muted")
        self._build()
        self._loaded.connect(self._on_loaded)
        self.hide()

    def _build(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setWhatsThis(
            self.tr(
                "One photo, large, with its boxes: to look at, not to change. The arrow keys go to the photos before "
                "and after it, Enter labels it, Space or Esc leads back."
            )
        )
        back = icon_button("arrow-left", self.tr("Previous photo (Left)"), action=lambda: self.stepped.emit(-1))
        on = icon_button("arrow-right", self.tr("Next photo (Right)"), action=lambda: self.stepped.emit(1))
        edit = icon_button("label", self.tr("Label this photo (Enter)"), action=self.label_wanted.emit)
        close = icon_button("close", self.tr("Close (Space)"), action=self.close_look)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.facts)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE)
        foot.addLayout(words, 1)
        for widget in (back, on, edit, close):
            widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            foot.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE * 3, SPACE, SPACE * 2, SPACE)
        layout.addStretch(1)
        layout.addLayout(foot)
        keep_keys(self)

    def look_at(
        self, session: Session, name: str, small: QImage | None, place: str, colours: Mapping[str, str]
    ) -> None:
        """Shows a photo. small: its thumbnail, until the photo is there. place: “3 of 61”."""
        catalogue = session.catalogue
        row = catalogue.row_of(name)
        if row is None:
            return
        self._name, self._image, self._sharp, self._colours = name, small, False, colours
        photo = catalogue.row(row)
        self._photo = (photo.height, photo.width)
        self._labels, self._boxes = catalogue.boxes(row)
        lines = described(catalogue, row)
        self.title.setText(lines[0])
        self.facts.setText(" · ".join([place, *lines[1:]]))
        self.setAccessibleName(", ".join([*lines, place]))
        self.setGeometry(self._page.rect())
        size = self._room().size().toSize() * self.devicePixelRatioF()
        self._pool.clear()
        self._pool.start(_Load(self, name, str(session.path(name)), size))
        self.show()
        self.raise_()
        self.setFocus()
        self.update()

    @property
    def name(self) -> str:
        """The photo shown."""
        return self._name

    def close_look(self) -> None:
        """Back to the page."""
        self._pool.clear()
        self.hide()
        self._image = None
        self.closed.emit()

    def wait(self) -> None:
        """Until nothing is being read."""
        self._pool.waitForDone()

    def _on_loaded(self, name: str, image: QImage) -> None:
        if name == self._name and self.isVisible() and not image.isNull():
            self._image, self._sharp = image, True
            self.update()

    def _room(self) -> QRectF:
        return QRectF(self.rect()).adjusted(SPACE * 3, SPACE * 3, -SPACE * 3, -_FOOT - SPACE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The photo on a neutral ground, its boxes on it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().colour("canvas"))
        painter.fillRect(QRectF(0, self.height() - _FOOT, self.width(), _FOOT), theme.current().colour("surface"))
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        image = self._image
        shape = self._photo if self._photo[0] else (image.height(), image.width()) if image else (3, 4)
        frame = fitted(*shape, self._room())
        if image is None or image.isNull():
            painter.fillRect(frame, faded(theme.current().colour("muted"), 0.15))
        else:
            painter.drawImage(frame, image)
        if shape[0] and len(self._labels):
            draw_boxes(painter, frame, shape, self._labels, self._boxes, self._colours, 2.0)
            self._paint_names(painter, frame, shape)
        painter.end()

    def _paint_names(self, painter: QPainter, frame: QRectF, shape: tuple[int, int]) -> None:
        """What each box is, where the boxes leave room for it."""
        scale = frame.width() / shape[1]
        font = painter.font()
        font.setPixelSize(theme.SMALL)
        painter.setFont(font)
        for label, (top, left, _, right) in zip(self._labels, self._boxes.tolist(), strict=True):
            width = painter.fontMetrics().horizontalAdvance(label) + SPACE
            if width <= (right - left) * scale:
                place = QRectF(frame.x() + left * scale + 1, frame.y() + top * scale + 1, width, 16)
                painter.fillRect(place, faded(theme.DARK.colour("window"), 0.7))
                painter.setPen(theme.DARK.colour("text"))
                painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), label)

    def event(self, event: QEvent) -> bool:
        """All keys but those of menus and the question what this is are this widget's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and not is_question(event):
            if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        if event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Escape):
            self.close_look()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.label_wanted.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the photo closes."""
        shape = self._photo if self._photo[0] else (3, 4)
        if not fitted(*shape, self._room()).contains(event.position()) and event.position().y() < self.height() - _FOOT:
            self.close_look()


class _Load(QRunnable):
    def __init__(self, owner: QuickLook, name: str, path: str, size: QSize) -> None:
        super().__init__()
        self._owner, self._name, self._path, self._size = owner, name, path, size

    def run(self) -> None:
        reader = QImageReader(self._path)
        reader.setAutoTransform(True)
        found = reader.size()
        if found.isValid() and (found.width() > self._size.width() or found.height() > self._size.height()):
            # Before it is turned upright: the longer room for the longer side does for both.
            side = max(self._size.width(), self._size.height())
            reader.setScaledSize(found.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio))
        self._owner._loaded.emit(self._name, reader.read())


def place_words(place: int, count: int) -> str:
    """“3 of 61”."""
    return texts.translate("Photos", "{0} of {1}").format(texts.number(place + 1), texts.number(count))
