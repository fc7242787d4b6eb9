"""What is taken for what, background included: rows are objects, columns what the detector says of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app import theme
from app.theme import SMALL, SPACE

MOST = 12
"""Classes that are shown; of more, those that are mixed up most."""
_CELL, _NARROW, _ROW = 84, 40, 34
_NAMES = 132
_HEAD = 44
_STRONG = 0.62
_MOVES = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


@dataclass(frozen=True, slots=True)
class Table:
    """names: of rows and columns, background last. places: of the classes, -1 for background. counts: [N, N]."""

    names: tuple[str, ...]
    places: tuple[int, ...]
    counts: NDArray[np.int64]

    def share(self, row: int, column: int) -> float:
        """Which part of its row a cell is, 0..1."""
        whole = int(self.counts[row].sum())
        return float(self.counts[row, column]) / whole if whole else 0.0


def table(confusion: NDArray[np.int64], classes: Sequence[str], nothing: str) -> Table:
    """The classes of `Verdicts.confusion` that are mixed up most, in their order, and background. nothing: its name."""
    count = len(classes)
    mixed = confusion[:count, :count] - np.diag(np.diag(confusion[:count, :count]))
    amount = mixed.sum(axis=0) + mixed.sum(axis=1)
    kept = sorted(np.argsort(-amount, kind="stable")[:MOST].tolist())
    rows = [*kept, count]
    return Table((*(classes[row] for row in kept), nothing), (*kept, -1), confusion[np.ix_(rows, rows)])


class MixUps(QWidget):
    """Arrow keys move over the cells; Enter or a press shows the mistakes of one."""

    picked = Signal(int, int)
    """Places of the object's class and of what was said, -1 for background."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table: Table | None = None
        self._at = (0, 0)
        self._hovered: tuple[int, int] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("What is taken for what"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_table(self, found: Table) -> None:
        """Other counts."""
        if self._table is None or found.names != self._table.names:
            self._at, self._hovered = (0, 0), None
        self._table = found
        self.setFixedHeight(_HEAD + _ROW * len(found.names) + SPACE)
        self.update()

    def cell_at(self, point: QPointF) -> tuple[int, int] | None:
        """(row, column) under a point."""
        size = self._size()
        column, row = int((point.x() - _NAMES) // self._cell()), int((point.y() - _HEAD) // _ROW)
        inside = 0 <= row < size and 0 <= column < size and point.x() >= _NAMES and point.y() >= _HEAD
        return (row, column) if inside else None

    def words_of(self, row: int, column: int) -> str:
        """A cell in a sentence."""
        assert self._table is not None
        count, names, nothing = int(self._table.counts[row, column]), self._table.names, self._size() - 1
        if row == column == nothing:
            return ""
        if row == nothing:
            text = self.tr("{count} times {said} where nothing is labelled")
        elif column == nothing:
            text = self.tr("{count} times {name} not found")
        elif row == column:
            text = self.tr("{count} times {name} found")
        else:
            text = self.tr("{count} times {name} taken for {said}")
        return text.format(count=count, name=names[row], said=names[column])

    def sizeHint(self) -> QSize:
        return QSize(_NAMES + _CELL * max(2, self._size()), _HEAD + _ROW * max(2, self._size()) + SPACE)

    def minimumSizeHint(self) -> QSize:
        return QSize(_NAMES + _NARROW * max(2, self._size()), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._table is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_names(painter, self._table)
        for row in range(self._size()):
            for column in range(self._size()):
                self._paint_cell(painter, self._table, row, column)
        painter.end()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._table is not None:
            cell = self.cell_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self.words_of(*cell) if cell else "", self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _MOVES and self._table is not None:
            down, right = _MOVES[key]
            most = self._size() - 1
            self._at = (min(max(0, self._at[0] + down), most), min(max(0, self._at[1] + right), most))
            self.setAccessibleDescription(self.words_of(*self._at))
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._pick(self._at)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position())
        if cell != self._hovered:
            self._hovered = cell
            self.setCursor(Qt.CursorShape.PointingHandCursor if cell else Qt.CursorShape.ArrowCursor)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered = None
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if cell := self.cell_at(event.position()):
            self._at = cell
            self._pick(cell)

    def _pick(self, cell: tuple[int, int]) -> None:
        if self._table is not None and self._table.counts[cell]:
            self.picked.emit(self._table.places[cell[0]], self._table.places[cell[1]])

    def _size(self) -> int:
        return len(self._table.names) if self._table else 0

    def _cell(self) -> float:
        return min(float(_CELL), max(float(_NARROW), (self.width() - _NAMES) / max(1, self._size())))

    def _rect(self, row: int, column: int) -> QRectF:
        cell = self._cell()
        return QRectF(_NAMES + column * cell, _HEAD + row * _ROW, cell, _ROW).adjusted(1, 1, -1, -1)

    def _paint_names(self, painter: QPainter, found: Table) -> None:
        font = QFont(self.font())
        font.setPixelSize(SMALL)
        painter.setFont(font)
        tokens, metrics = theme.current(), QFontMetricsF(font)
        painter.setPen(tokens.colour("muted"))
        corner = QRectF(0, 0, _NAMES - SPACE, _HEAD)
        painter.drawText(corner, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop), self.tr("found as →"))
        bottom = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        painter.drawText(corner.adjusted(0, 0, 0, -4), bottom, self.tr("labelled as ↓"))
        last = self._size() - 1
        for place, name in enumerate(found.names):
            painter.setPen(tokens.colour("muted" if place == last else "text"))
            top = self._rect(0, place)
            head = QRectF(top.left(), 0, top.width(), _HEAD - 4)
            said = self.tr("nothing") if place == last else name
            middle = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
            painter.drawText(head, middle, metrics.elidedText(said, Qt.TextElideMode.ElideRight, head.width()))
            side = self._rect(place, 0)
            room = QRectF(0, side.top(), _NAMES - SPACE, side.height())
            right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(room, right, metrics.elidedText(name, Qt.TextElideMode.ElideRight, room.width()))

    def _paint_cell(self, painter: QPainter, found: Table, row: int, column: int) -> None:
        rect, count, tokens = self._rect(row, column), int(found.counts[row, column]), theme.current()
        empty = row == column == self._size() - 1
        ground = tokens.colour("accent" if row == column else "danger")
        ground.setAlphaF(0.0 if empty else 0.06 + _STRONG * found.share(row, column) if count else 0.03)
        current = self.hasFocus() and (row, column) == self._at
        edge = "accent" if current else "edge" if (row, column) == self._hovered and count else ""
        painter.setPen(QPen(tokens.colour(edge), 2 if current else 1) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(rect, 3, 3)
        if not empty:
            painter.setFont(self.font())
            painter.setPen(tokens.colour("text" if count else "muted"))
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), str(count) if count else "·")
