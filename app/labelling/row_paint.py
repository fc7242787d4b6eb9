"""Parts of the rows in the side panel's lists."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QSizePolicy, QStyle, QStyleOptionViewItem, QWidget

from app import theme

ROW = 30
"""Height of a row, device-independent pixels."""
_CAP = 20


def small_font(base: QFont) -> QFont:
    """For what stands in the background."""
    font = QFont(base)
    font.setPixelSize(theme.SMALL)
    return font


def ground(painter: QPainter, option: QStyleOptionViewItem, *, chosen: bool, focused: bool) -> None:
    """The row itself: chosen, under the pointer, or with the keyboard's focus."""
    tokens = theme.current()
    area = QRectF(option.rect).adjusted(4, 1, -4, -1)
    hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(tokens.colour("accent"), 2) if focused else Qt.PenStyle.NoPen)
    colour = tokens.colour("selection") if chosen else tokens.colour("hover") if hovered else QColor(0, 0, 0, 0)
    painter.setBrush(colour)
    if chosen or hovered or focused:
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1) if focused else area, 5, 5)


def key_cap(painter: QPainter, area: QRect, text: str) -> None:
    """A key, in the middle of an area."""
    tokens = theme.current()
    cap = QRectF(0, 0, max(_CAP, QFontMetrics(painter.font()).horizontalAdvance(text) + 8), 18)
    cap.moveCenter(QPointF(area.center()) + QPointF(0.5, 0.5))
    painter.setPen(QPen(tokens.colour("line"), 1))
    painter.setBrush(tokens.colour("hover"))
    painter.drawRoundedRect(cap, 4, 4)
    painter.setPen(tokens.colour("muted"))
    painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, text)


def dot(painter: QPainter, centre: QPointF, colour: QColor, radius: float = 5.5) -> None:
    """The colour of a class; the ring keeps black and white ones visible."""
    painter.setPen(QPen(theme.current().colour("muted"), 0.75))
    painter.setBrush(colour)
    painter.drawEllipse(centre, radius, radius)


def text(painter: QPainter, area: QRect, said: str, token: str, *, right: bool = False) -> None:
    """One line, cut with … where there is no room."""
    painter.setPen(theme.current().colour(token))
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    shown = QFontMetrics(painter.font()).elidedText(said, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter, shown)


class RowList(QListView):
    """A list as high as its rows, up to a limit; a click leaves the keyboard with the canvas."""

    def __init__(self, most_rows: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most_rows = most_rows
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        if most_rows:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        """All rows if they are few."""
        rows = self.model().rowCount() if self.model() else 0
        return QSize(200, min(rows, self._most_rows or rows) * ROW + 2)

    def minimumSizeHint(self) -> QSize:
        """Two rows."""
        rows = self.model().rowCount() if self.model() else 0
        return QSize(120, min(rows, 3) * ROW)
