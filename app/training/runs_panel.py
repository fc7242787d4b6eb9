"""All trainings of the project: which was best, what was special, and what a person says of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QMenu,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.theme import SPACE
from app.training.run_row import RunRow
from app.training.runs_model import RunsModel
from app.training.summaries import Summary
from app.widgets.text import button, icon_button, label, line
from effdet_core.run_folder import RunFolder

WIDTH, NARROW = 288, 240
_SETTLE_MS = 600
"""A note is kept when nobody has typed for this long."""


class RunsPanel(QFrame):
    """Several can be chosen, to be compared."""

    chosen = Signal(object)
    """RunFolder to show, or None for a new training."""
    compare_wanted = Signal(object)
    """list[RunFolder], two or more."""
    noted = Signal(object, str)
    """RunFolder and its new note."""
    star_wanted = Signal(object, bool)
    """RunFolder, and whether it has a star now."""
    bin_wanted = Signal(object)
    """list[RunFolder]."""
    restore_wanted = Signal(object)
    """RunFolder in the bin."""
    bring_wanted = Signal()
    """Bring back what was trained elsewhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self.model = RunsModel()
        self.list = QListView()
        self._row = RunRow(self.list)
        self.new = button(self.tr("New training"), "", image="plus", action=lambda: self.chosen.emit(None))
        self.bring = button(self.tr("Bring a training back…"), "link", action=self.bring_wanted.emit)
        self.bring.setToolTip(self.tr("What was trained on another computer becomes a training of this project"))
        self.star = icon_button("star", self.tr("Mark with a star"), action=self._toggle_star)
        self.bin = icon_button("trash", self.tr("Move to the bin (Del)"), action=self.bin_chosen)
        self.compare = button(self.tr("Compare"), "primary", image="chart", action=self.compare_chosen)
        self.hint = label("", "small", wrap=True)
        self.note = QPlainTextEdit()
        self.binned = button("", "link")
        self._empty = label(self.tr("Your trainings will be listed here."), "muted", wrap=True)
        self._line = line()
        self._noted: RunFolder | None = None
        self._soon = QTimer(self)
        self._build()
        self._connect()
        self.show_runs([], [])

    def show_runs(self, summaries: Sequence[Summary], binned: Sequence[RunFolder]) -> None:
        """All runs, in order, and those in the bin."""
        kept = {item.name for item in self.selected()}
        self.list.selectionModel().blockSignals(True)
        self.model.show(summaries)
        for name in kept:
            if (row := self.model.row_of(name)) is not None:
                self.list.selectionModel().select(self.model.index(row), QItemSelectionModel.SelectionFlag.Select)
        self.list.selectionModel().blockSignals(False)
        self._empty.setVisible(not summaries)
        self._line.setVisible(bool(summaries))
        self.list.setVisible(bool(summaries))
        self._show_bin(binned)
        self._show_selection()

    def choose(self, run: RunFolder | None) -> None:
        """Selects a run without saying so; None: nothing."""
        model = self.list.selectionModel()
        row = self.model.row_of(run.name) if run else None
        model.blockSignals(True)
        if row is None:
            model.clear()
        else:
            index = self.model.index(row)
            self.list.setCurrentIndex(index)
            model.select(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        model.blockSignals(False)
        self.list.viewport().update()
        self._show_selection()

    def selected(self) -> list[Summary]:
        """The chosen runs, from top to bottom."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        return [self.model.rows[row] for row in rows if row < len(self.model.rows)]

    def compare_chosen(self) -> None:
        """The chosen ones beside each other."""
        if len(found := self.selected()) > 1:
            self.compare_wanted.emit([item.run for item in found])

    def bin_chosen(self) -> None:
        """Away with the chosen ones."""
        if found := self.selected():
            self.keep_note()
            self.bin_wanted.emit([item.run for item in found])

    def keep_note(self) -> None:
        """Says what was typed, if it is new."""
        self._soon.stop()
        summary = self._summary_of(self._noted)
        if summary is not None and self.note.toPlainText() != summary.notes.text:
            self.noted.emit(summary.run, self.note.toPlainText())

    def fit(self, page_width: int) -> None:
        """Narrower in narrow windows."""
        self.setFixedWidth(WIDTH if page_width >= 1200 else NARROW)

    def _build(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._row)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Trainings"))
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.note.setPlaceholderText(self.tr("What did you try here?"))
        self.note.setAccessibleName(self.tr("Note on this training"))
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(56)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SETTLE_MS)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Trainings"), "heading"), 1)
        head.addWidget(self.star)
        head.addWidget(self.bin)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2 + 1, SPACE * 2, SPACE, SPACE)
        column.setSpacing(SPACE)
        column.addLayout(head)
        column.addWidget(self.new)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        column.addWidget(self._line)
        for part in (self.note, self.compare, self.hint, self.bring, self.binned):
            column.addWidget(part)

    def _connect(self) -> None:
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._on_selected())
        self.list.customContextMenuRequested.connect(self._offer)
        self.note.textChanged.connect(self._soon.start)
        self._soon.timeout.connect(self.keep_note)

    def _on_selected(self) -> None:
        self._show_selection()
        if len(found := self.selected()) == 1:
            self.chosen.emit(found[0].run)

    def _show_selection(self) -> None:
        found = self.selected()
        one = found[0] if len(found) == 1 else None
        if self._noted is not None and (one is None or one.run.path != self._noted.path):
            self.keep_note()
        self.star.setEnabled(bool(found))
        self.bin.setEnabled(bool(found) and all(item.state != "running" for item in found))
        starred = bool(found) and all(item.notes.starred for item in found)
        self.star.setToolTip(self.tr("Take the star away") if starred else self.tr("Mark with a star"))
        self.note.setVisible(one is not None)
        self.compare.setVisible(len(found) > 1)
        self.hint.setText(self.tr("Choose several with Ctrl or Shift to compare them."))
        self.hint.setVisible(len(found) < 2 <= len(self.model.rows))
        if one is not None and (self._noted is None or self._noted.path != one.run.path):
            self.note.blockSignals(True)
            self.note.setPlainText(one.notes.text)
            self.note.blockSignals(False)
        self._noted = one.run if one else None

    def _toggle_star(self) -> None:
        found = self.selected()
        starred = not all(item.notes.starred for item in found)
        for item in found:
            self.star_wanted.emit(item.run, starred)

    def _show_bin(self, binned: Sequence[RunFolder]) -> None:
        self.binned.setVisible(bool(binned))
        self.binned.setText(self.tr("%n in the bin", "", len(binned)))
        old = self.binned.menu()
        menu = QMenu(self.binned)
        for run in binned:
            text = self.tr("Take {run} out of the bin").format(run=run.name)
            menu.addAction(text).triggered.connect(lambda _=False, run=run: self.restore_wanted.emit(run))
        self.binned.setMenu(menu)
        if old is not None:
            old.deleteLater()

    def _offer(self, place: object) -> None:
        if not self.selected():
            return
        menu = QMenu(self.list)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if len(self.selected()) > 1:
            menu.addAction(self.tr("Compare")).triggered.connect(self.compare_chosen)
        menu.addAction(self.star.toolTip()).triggered.connect(self._toggle_star)
        move = menu.addAction(self.tr("Move to the bin"))
        move.triggered.connect(self.bin_chosen)
        move.setEnabled(self.bin.isEnabled())
        menu.popup(self.list.viewport().mapToGlobal(place))  # type: ignore[call-overload]

    def _summary_of(self, run: RunFolder | None) -> Summary | None:
        path: Path | None = run.path if run else None
        return next((item for item in self.model.rows if item.run.path == path), None)
