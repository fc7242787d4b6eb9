"""What will be mended, which class names the file gets, and where the mended one goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QDialog, QFileDialog, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from app.exporting import lab_words
from app.theme import SPACE
from app.widgets.elided_label import ElidedLabel
from app.widgets.explained import explain_dialog
from app.widgets.layouts import sheet_foot
from app.widgets.picture import Picture
from app.widgets.text import button, label

if TYPE_CHECKING:  # what reads files is imported when the first is read
    from effdet_core.lab import Report

_WIDTH = 480
_MOST_BYTES = 1_000_000
"""Of a list of names; a larger file is none."""


@dataclass(frozen=True, slots=True)
class Order:
    """labels: names in the order of the class numbers, None for those that the file has."""

    path: Path
    out: Path
    labels: tuple[str, ...] | None


class RepairSheet(QDialog):
    """own: the classes of the open project."""

    ordered = Signal(object)
    """Order."""

    def __init__(self, window: QWidget, report: Report, own: Sequence[str]) -> None:
        super().__init__(window)
        self.setWindowTitle(self.tr("Repair the file"))
        self._report = report
        self._path = Path(report.path)
        self._out = self._path.with_name(f"{self._path.stem}-repaired.tflite")
        self._own, self._listed = tuple(own), tuple[str, ...]()
        self.in_file = QRadioButton(self.tr("The names in the file: {names}"))
        self.of_project = QRadioButton(self.tr("The classes of this project: {names}"))
        self.of_list = QRadioButton(self.tr("A list of names, one a line…"))
        self.place = ElidedLabel(str(self._out), "muted")
        self.wrong = label("", "wrong", wrap=True)
        self.start = button(self.tr("Repair"), "primary", action=self._order)
        self._build()
        words = (
            (self.in_file, self.tr("The names that the file has now; right for most files.")),
            (self.of_project, self.tr("For a file that was made from this project and lost its names.")),
            (self.of_list, self.tr("For a file without names: a text file with one name in each line, in its order.")),
        )
        explain_dialog(self, self.tr("Writes a mended copy of the file; the file itself is left alone."), words)

    def use_list(self, path: Path) -> None:
        """Names of a file, one a line."""
        self._listed = read_names(path)
        self.of_list.setText(self.tr("A list of names: {names}").format(names=_shown(self._listed)))
        self.wrong.setText("" if self._listed else self.tr("{name} holds no names.").format(name=path.name))
        self.wrong.setVisible(not self._listed)
        self.start.setEnabled(bool(self._listed))

    def order(self) -> Order:
        """What is to be done."""
        labels = self._own if self.of_project.isChecked() else self._listed if self.of_list.isChecked() else None
        return Order(self._path, self._out, labels)

    def put_at(self, path: Path) -> None:
        """Another place for the mended file."""
        self._out = path if path.suffix.lower() == ".tflite" else path.with_suffix(".tflite")
        self.place.setText(str(self._out))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 2)
        column.setSpacing(SPACE)
        column.addWidget(label(self.tr("Repair {name}").format(name=self._path.name), "title", wrap=True))
        for key in self._report.repairs:
            column.addLayout(_repair_row(key))
        column.addWidget(
            label(self.tr("The weights stay as they are, bit by bit; the file itself is left alone."), "small")
        )
        column.addSpacing(SPACE)
        column.addWidget(label(self.tr("Class names"), "heading"))
        self._add_names(column)
        column.addWidget(self.wrong)
        column.addSpacing(SPACE)
        column.addWidget(label(self.tr("The repaired file"), "heading"))
        where = QHBoxLayout()
        where.addWidget(self.place, 1)
        where.addWidget(button(self.tr("Elsewhere…"), "quiet", action=self._ask_place))
        column.addLayout(where)
        column.addSpacing(SPACE)
        column.addLayout(sheet_foot(button(self.tr("Cancel"), "quiet", action=self.close), self.start))
        self.wrong.hide()
        self.setMinimumWidth(_WIDTH)

    def _add_names(self, column: QVBoxLayout) -> None:
        group = QButtonGroup(self)
        there = self._report.facts.classes
        self.in_file.setText(self.in_file.text().format(names=_shown(there)))
        self.of_project.setText(self.of_project.text().format(names=_shown(self._own)))
        for made, possible in ((self.in_file, bool(there)), (self.of_project, bool(self._own)), (self.of_list, True)):
            group.addButton(made)
            made.setVisible(possible)
            column.addWidget(made)
        needed = lab_words.labels_needed(self._report)
        first = self.in_file if there and not needed else self.of_project if self._own else self.of_list
        first.setChecked(True)
        self.start.setEnabled(first is not self.of_list)
        self.of_list.clicked.connect(lambda: self._ask_list())
        for made in (self.in_file, self.of_project):
            made.clicked.connect(lambda: self.start.setEnabled(True))

    def _ask_list(self) -> None:
        title, kinds = self.tr("A list of class names"), self.tr("Text files (*.txt *.pbtxt *.csv);;All files (*)")
        chosen, _ = QFileDialog.getOpenFileName(self, title, str(self._path.parent), kinds)
        if chosen:
            self.use_list(Path(chosen))
        else:
            self.start.setEnabled(bool(self._listed))

    def _ask_place(self) -> None:
        title, kind = self.tr("Where the repaired file goes"), self.tr("Detectors (*.tflite)")
        chosen, _ = QFileDialog.getSaveFileName(self, title, str(self._out), kind)
        if chosen:
            self.put_at(Path(chosen))

    def _order(self) -> None:
        order = self.order()
        self.close()
        self.ordered.emit(order)


def read_names(path: Path) -> tuple[str, ...]:
    """The names of a list, one a line; none where it cannot be read."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            return ()
        text = path.read_text("utf-8", errors="replace")
    except OSError:
        return ()
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _shown(names: Sequence[str]) -> str:
    return ", ".join(name or "–" for name in names[:4]) + (", …" if len(names) > 4 else "")


def _repair_row(key: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE)
    row.addWidget(Picture("edit", "accent", 14))
    row.addWidget(label(lab_words.repair(key), wrap=True), 1)
    return row
