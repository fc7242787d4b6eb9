"""How a run looks in the list: name, figures, and a small line of how its AP50 rose."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app import theme
from app.icons import icon
from app.theme import SMALL, SPACE
from app.training import words
from app.training.runs_model import ROLE
from app.training.summaries import Summary

HEIGHT = 68
_PAD = SPACE
_MARK = 14
_SPARK = QSize(56, 22)
_STATE_TOKENS = {"running": "accent", "failed": "warning", "interrupted": "warning"}


class RunRow(QStyledItemDelegate):
    """Three lines: name and AP50; what was special; how it stands."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(160, HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        summary: Summary = index.data(ROLE)
        state = option.state
        cell = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, cell, state)
        self._content(painter, cell.adjusted(_PAD, _PAD, -_PAD, -_PAD), summary, QFont(option.font))
        painter.restore()

    def _ground(self, painter: QPainter, cell: QRectF, state: QStyle.StateFlag) -> None:
        tokens = theme.current()
        selected, hovered = state & QStyle.StateFlag.State_Selected, state & QStyle.StateFlag.State_MouseOver
        frame = cell.adjusted(2, 1, -2, -1)
        if selected or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour("selection" if selected else "hover"))
            painter.drawRoundedRect(frame, theme.RADIUS, theme.RADIUS)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tokens.colour("accent"), 1.5))
            painter.drawRoundedRect(frame, theme.RADIUS, theme.RADIUS)

    def _content(self, painter: QPainter, room: QRectF, summary: Summary, font: QFont) -> None:
        tokens = theme.current()
        small, bold = QFont(font), QFont(font)
        small.setPixelSize(SMALL)
        bold.setWeight(QFont.Weight.DemiBold)
        first = QRectF(room.x(), room.y(), room.width(), 20)
        value = words.figure(summary.ap50)
        width = QFontMetricsF(bold).horizontalAdvance(value)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        _write(painter, first, value, bold, tokens.colour("text"), right)
        first.setRight(first.right() - width - SPACE)
        if len(summary.points) > 1:
            spark = QRectF(first.right() - _SPARK.width(), first.y() - 1, _SPARK.width(), _SPARK.height())
            _spark(painter, spark, summary.points)
            first.setRight(spark.left() - SPACE)
        if summary.notes.starred:
            icon("star-filled", "warning").paint(painter, QRectF(first.x(), first.y() + 3, _MARK, _MARK).toRect())
            first.setLeft(first.x() + _MARK + 4)
        _write(painter, first, summary.name, bold, tokens.colour("text"))
        second = QRectF(room.x(), room.y() + 20, room.width(), 16)
        _write(painter, second, _special(summary), small, tokens.colour("text"))
        third = QRectF(room.x(), room.y() + 36, room.width(), 16)
        stands = _stands(summary)
        token = _STATE_TOKENS.get(summary.state, "muted")
        _write(painter, third, stands, small, tokens.colour(token))


def _special(summary: Summary) -> str:
    parts = (words.model_title(summary.model), summary.notes.text.replace("\n", " "), *summary.changed)
    return " · ".join(part for part in parts if part)


def _stands(summary: Summary) -> str:
    parts = (words.state_word(summary), words.passes(summary.epoch) if summary.state == "completed" else "")
    took = words.clock(summary.seconds) if summary.seconds >= 1 else ""
    return " · ".join(part for part in (*parts, took) if part)


def _write(
    painter: QPainter,
    place: QRectF,
    text: str,
    font: QFont,
    colour: QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, int(align), shown)


def _spark(painter: QPainter, place: QRectF, points: Sequence[float]) -> None:
    """From 0 to the highest; what matters is how it rose."""
    high = max(*points, 1e-6)
    step = place.width() / (len(points) - 1)
    line = QPolygonF(
        [
            QPointF(place.x() + n * step, place.bottom() - 2 - y / high * (place.height() - 4))
            for n, y in enumerate(points)
        ]
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.current().colour("accent"), 1.5))
    painter.drawPolyline(line)
