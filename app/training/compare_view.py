"""Runs beside each other on the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.theme import SPACE
from app.training import words
from app.training.comparison import COLOURS, Comparison, Side
from app.training.curve_plot import CurvePlot
from app.training.curve_plot import colour_of as line_colour
from app.training.lines import Line
from app.training.status_card import CORNER
from app.widgets.chip import dot_icon
from app.widgets.flow_layout import FlowLayout
from app.widgets.text import button, label


class CompareView(QWidget):
    """One sentence first, then the curves, the classes, and the settings that differ."""

    def __init__(self, close: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label("", "title", wrap=True)
        self.verdict = label("", wrap=True)
        self.why = label("", "small", wrap=True)
        self.comparison: Comparison | None = None
        self._body = QVBoxLayout()
        self._holder: QWidget | None = None
        self._build(close)

    def show_waiting(self, names: Sequence[str]) -> None:
        """While the runs are read."""
        self.title.setText(self.tr("Comparing {names}").format(names=_listed(names)))
        self.verdict.setText(self.tr("Reading what happened…"))
        self.why.hide()
        self._fill(None)

    def show_comparison(self, found: Comparison) -> None:
        """The runs."""
        self.comparison = found
        self.title.setText(_listed([side.run.name for side in found.sides]))
        self.verdict.setText(found.verdict)
        unsure = self.tr("Whether that is chance cannot be said: {why}.").format(why=found.why_unsure)
        self.why.setText(unsure)
        self.why.setVisible(bool(found.why_unsure))
        self._fill(found)

    def changeEvent(self, event: QEvent) -> None:
        """Colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and getattr(self, "comparison", None) is not None:
            self._fill(self.comparison)

    def _build(self, close: Callable[[], None]) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(button(self.tr("Close"), "quiet", image="close", action=close), 0, Qt.AlignmentFlag.AlignTop)
        head.addSpacing(CORNER)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        inner.setProperty("kind", "scrolled")
        inner.setLayout(self._body)
        self._body.setContentsMargins(0, 0, SPACE, 0)
        area.setWidget(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 3, SPACE * 2, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE)
        column.addLayout(head)
        column.addWidget(self.verdict)
        column.addWidget(self.why)
        column.addSpacing(SPACE)
        column.addWidget(area, 1)

    def _fill(self, found: Comparison | None) -> None:
        if self._holder is not None:
            self._body.removeWidget(self._holder)
            self._holder.hide()
            self._holder.deleteLater()
            self._holder = None
        if found is None:
            return
        self._holder = QWidget()
        column = QVBoxLayout(self._holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE * 2)
        column.addWidget(_legend(found.sides))
        column.addWidget(_plot(self.tr("How well they find"), self.tr("AP50"), found.sides, "curve", 1.0))
        column.addWidget(_plot(self.tr("How wrong they are"), self.tr("validation loss"), found.sides, "loss"))
        column.addWidget(self._classes(found))
        column.addWidget(self._settings(found))
        column.addStretch(1)
        self._body.addWidget(self._holder)

    def _classes(self, found: Comparison) -> QWidget:
        shown = Table(self.tr("Class by class"), self.tr("AP50 at the best pass"), found.sides, extra=self.tr("change"))
        for row in found.classes:
            change = row.difference
            text = "–" if change is None else f"{change:+.2f}"
            token = "" if change is None or abs(change) < 0.005 else "success" if change > 0 else "danger"
            shown.add(row.name, [words.figure(value) for value in row.values], text, token)
        if not found.classes:
            shown.say(self.tr("None of them was checked on validation photos."))
        return shown

    def _settings(self, found: Comparison) -> QWidget:
        shown = Table(self.tr("Settings that differ"), "", found.sides)
        for row in found.settings:
            shown.add(row.name, list(row.values), tip=row.key)
        if not found.settings:
            shown.say(self.tr("None: they were set up alike. Photos and labels may differ."))
        return shown


class Table(QFrame):
    """A few rows, a column for each run."""

    def __init__(self, title: str, term: str, sides: Sequence[Side], extra: str = "") -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE * 2)
        self._grid.setVerticalSpacing(SPACE // 2)
        self._rows = 1
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(label(title, "heading"))
        head.addWidget(label(term, "small"), 1)
        self._column.addLayout(head)
        self._column.addLayout(self._grid)
        for place, side in enumerate(sides):
            self._put(0, place + 1, label(side.run.name, "small"))
        if extra:
            self._put(0, len(sides) + 1, label(extra, "small"))
        self._grid.setColumnStretch(0, 2)
        for place in range(len(sides) + bool(extra)):
            self._grid.setColumnStretch(place + 1, 1)

    def add(self, name: str, values: Sequence[str], extra: str = "", token: str = "", tip: str = "") -> None:
        """A row. token: colour of `extra`."""
        first = label(name, wrap=True)
        first.setToolTip(tip)
        self._grid.addWidget(first, self._rows, 0)
        for place, value in enumerate(values):
            self._put(self._rows, place + 1, label(value, wrap=True))
        if extra:
            last = label(extra)
            last.setProperty("tone", token)
            self._put(self._rows, len(values) + 1, last)
        self._rows += 1

    def say(self, text: str) -> None:
        """A sentence in place of rows."""
        self._column.addWidget(label(text, "muted", wrap=True))

    def texts(self) -> list[str]:
        """What stands in it."""
        return [found.text() for found in self.findChildren(QLabel)]

    def _put(self, row: int, column: int, shown: QLabel) -> None:
        shown.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(shown, row, column)


def _legend(sides: Sequence[Side]) -> QWidget:
    holder = QWidget()
    flow = FlowLayout(holder, SPACE * 2)
    for place, side in enumerate(sides):
        entry = QWidget()
        row = QHBoxLayout(entry)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE // 2)
        dot = QLabel()
        dot.setPixmap(dot_icon(colour_of(place)).pixmap(10, 10))
        row.addWidget(dot)
        row.addWidget(label(side.run.name))
        row.addWidget(label(f"AP50 {words.figure(side.ap50)} · AP {words.figure(side.ap)}", "small"))
        flow.addWidget(entry)
    return holder


def _plot(title: str, term: str, sides: Sequence[Side], what: str, top: float | None = None) -> QWidget:
    lines = [Line(str(n), side.run.name, colour_of(n), 1.8, dots=True) for n, side in enumerate(sides)]
    plot = CurvePlot(lines)
    curves = [side.curve if what == "curve" else side.loss for side in sides]
    for line, curve in zip(lines, curves, strict=True):
        plot.show_curve(line.key, curve)
    if top:
        plot.set_top(top)
    plot.fit(max((float(curve.x[-1]) for curve in curves if len(curve.x)), default=1.0))
    plot.setFixedHeight(180)
    plot.setAccessibleName(title)
    holder = QWidget()
    head = QHBoxLayout()
    head.setSpacing(SPACE)
    head.addWidget(label(title, "heading"))
    head.addWidget(label(term, "small"), 1)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addLayout(head)
    column.addWidget(plot)
    return holder


def colour_of(place: int) -> str:
    """Of the run at a place, in the theme in force."""
    return line_colour(Line("", "", COLOURS[place % len(COLOURS)]))


def _listed(names: Sequence[str]) -> str:
    return " · ".join(names)
