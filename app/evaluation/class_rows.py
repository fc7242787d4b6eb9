"""The classes below each other, with one of them chosen or none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.evaluation.class_row import ClassFigures, ClassRow, columns, most_share, write
from app.widgets.text import button

FEW = 12
"""More classes than this show only those that lose most, until a person asks for all."""
_HEAD = 26


class ClassRows(QWidget):
    """Shows `ClassFigures`; a press on a row chooses its class, another one chooses none."""

    chosen = Signal(object)
    """The class's place in the list, or None for all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[ClassRow] = []
        self._figures: tuple[ClassFigures, ...] = ()
        self._shown: list[int] = []
        self._chosen: int | None = None
        self._own = False
        self.more = button("", "link", action=self._show_all)
        self._head = _Head()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._head)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_figures(self, figures: Sequence[ClassFigures], chosen: int | None, *, own: bool) -> None:
        """own: whether classes have thresholds of their own."""
        same = [row.name for row in figures] == [row.name for row in self._figures]
        self._figures, self._chosen, self._own = tuple(figures), chosen, own
        if not same:
            self._shown = worst(self._figures, FEW)
            self._make_rows()
        self._fill()

    def _make_rows(self) -> None:
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for number, place in enumerate(self._shown):
            row = ClassRow()
            row.clicked.connect(lambda _=False, place=place: self._press(place))
            self._column.insertWidget(number + 1, row)
            self.rows.append(row)

    def _fill(self) -> None:
        share = most_share(self._figures)
        for row, place in zip(self.rows, self._shown, strict=True):
            row.show_figures(self._figures[place], share, own=self._own)
            row.setChecked(place == self._chosen)
        self.more.setText(self.tr("All %n classes", "", len(self._figures)))
        self.more.setVisible(len(self._shown) < len(self._figures))

    def _press(self, place: int) -> None:
        self._chosen = None if place == self._chosen else place
        self._fill()
        self.chosen.emit(self._chosen)

    def _show_all(self) -> None:
        self._shown = list(range(len(self._figures)))
        self._make_rows()
        self._fill()


def worst(figures: Sequence[ClassFigures], few: int) -> list[int]:
    """Places of the classes to show: all where they are few, else those with most missed and falsely found objects."""
    if len(figures) <= few:
        return list(range(len(figures)))
    lost = sorted(range(len(figures)), key=lambda n: -(figures[n].objects - figures[n].found + figures[n].alarms))
    return sorted(lost[:few])


class _Head(QWidget):
    """What the columns say."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(_HEAD)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        places = columns(self.width())
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        for place, text, side in (
            (places.name, self.tr("class"), left),
            (places.bar, self.tr("found, missed, and false alarms"), left),
            (places.found, self.tr("found of all"), right),
            (places.alarms, self.tr("false alarms per 100"), right),
            (places.ap50, self.tr("AP50"), right),
            (places.threshold, self.tr("sure from"), right),
        ):
            room = QRectF(place.left(), 0, place.width(), _HEAD)
            write(painter, self.font(), room, text, "muted", side, small=True)
        painter.end()
