"""The classes of a project beside the photos: how often each is there, and how they are changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.browser.class_row import COLUMN, ClassRow, ClassSeen, UnknownRow
from app.browser.keys import keep_keys
from app.theme import SPACE
from app.widgets.text import icon_button, label
from effdet_core.project.catalogue import Counts, Query
from effdet_core.project.classes import ObjectClass


def seen(classes: Sequence[ObjectClass], counts: Counts, query: Query) -> list[ClassSeen]:
    """The classes under the filters in force, in their order."""
    return [
        ClassSeen(
            item.name,
            item.colour,
            counts.classes.get(item.name, 0),
            counts.class_boxes.get(item.name, 0),
            item.name in query.classes,
        )
        for item in classes
    ]


def unknown(classes: Sequence[ObjectClass], labels: Mapping[str, int]) -> dict[str, int]:
    """Labels in use that are no classes, with their boxes. labels: boxes of every label."""
    known = {name for item in classes for name in (item.name, *item.formerly)}
    return {name: boxes for name, boxes in labels.items() if boxes and name not in known}


class ClassPanel(QWidget):
    """Emits what a person wants to do with classes; the page does it."""

    chosen = Signal(str)
    renamed = Signal(str, str)
    editing = Signal(str, str)
    """A class, and the other name that is being typed."""
    recoloured = Signal(str, str)
    add_wanted = Signal()
    adopt_wanted = Signal(str)
    """A label that shall become a class."""
    merge_wanted = Signal(str)
    delete_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[ClassRow] = []
        self.unknown_rows: list[UnknownRow] = []
        self._editable = True
        self.add = icon_button("plus", self.tr("Add a class (Ctrl+Shift+K)"), action=self.add_wanted.emit, kind="small")
        self.preview = label("", "small", wrap=True)
        self._list = QVBoxLayout()
        self._unknown = QVBoxLayout()
        self._unknown_title = label(self.tr("In the files, but no classes"), "small")
        self._nothing = label(self.tr("The kinds of things to find. Add the first one."), "muted", wrap=True)
        self._build()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, 0)
        head.setSpacing(SPACE // 2)
        head.addWidget(label(self.tr("Classes"), "heading"), 1)
        for text in (self.tr("photos"), self.tr("boxes")):
            title = label(text, "small")
            title.setFixedWidth(COLUMN)
            title.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            head.addWidget(title)
        self.add.setFixedSize(24, 24)
        head.addWidget(self.add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE // 2)
        layout.addLayout(head)
        layout.addWidget(self._build_list(), 1)
        keep_keys(self)

    def _build_list(self) -> QScrollArea:
        holder = QWidget()
        holder.setProperty("kind", "scrolled")
        column = QVBoxLayout(holder)
        column.setContentsMargins(SPACE + SPACE // 2, 0, SPACE + SPACE // 2, SPACE)
        column.setSpacing(0)
        for part in (self._list, self._unknown):
            part.setSpacing(0)
        self.preview.setContentsMargins(SPACE * 4, 0, SPACE, SPACE // 2)
        self.preview.hide()
        self._list.addWidget(self.preview)
        self._nothing.setContentsMargins(SPACE // 2, SPACE // 2, 0, 0)
        column.addWidget(self._nothing)
        column.addLayout(self._list)
        self._unknown_title.setContentsMargins(SPACE // 2, SPACE, 0, SPACE // 2)
        column.addWidget(self._unknown_title)
        column.addLayout(self._unknown)
        column.addStretch(1)
        area = QScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # everything in it that can be used has the focus in its turn
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(holder)
        return area

    def show_classes(self, classes: Sequence[ClassSeen], others: Mapping[str, int]) -> None:
        """The classes, and labels that are none."""
        if [row.seen.name for row in self.rows] != [item.name for item in classes]:
            self._fill(classes)
        for row, item in zip(self.rows, classes, strict=True):
            row.show_class(item)
        if {row.label for row in self.unknown_rows} != set(others):
            self._fill_unknown(others)
        self._unknown_title.setVisible(bool(others))
        self._nothing.setVisible(not classes)

    def set_editable(self, editable: bool) -> None:
        """Whether the project may be changed."""
        self._editable = editable
        self.add.setEnabled(editable)
        for row in self.rows:
            row.set_editable(editable)
        for other in self.unknown_rows:
            other.add.setEnabled(editable)

    def show_preview(self, name: str, words: str) -> None:
        """Below the class that is being renamed: what that would change."""
        if (row := self.row_of(name)) is not None:
            self._list.removeWidget(self.preview)
            self._list.insertWidget(self._list.indexOf(row) + 1, self.preview)
            self.preview.setText(words)
            self.preview.show()

    def row_of(self, name: str) -> ClassRow | None:
        """The row of a class."""
        return next((row for row in self.rows if row.seen.name == name), None)

    def _fill(self, classes: Sequence[ClassSeen]) -> None:
        _drop(self.rows)
        for place, item in enumerate(classes):
            row = ClassRow(item)
            row.chosen.connect(self.chosen)
            row.renamed.connect(self.renamed)
            row.editing.connect(self.editing)
            row.edited.connect(self.preview.hide)
            row.recoloured.connect(self.recoloured)
            row.merge_wanted.connect(self.merge_wanted)
            row.delete_wanted.connect(self.delete_wanted)
            row.moved.connect(partial(self._move_focus, place))
            row.set_editable(self._editable)
            self._list.addWidget(row)
            self.rows.append(row)

    def _fill_unknown(self, others: Mapping[str, int]) -> None:
        _drop(self.unknown_rows)
        for name, boxes in others.items():
            row = UnknownRow(name, boxes)
            row.wanted.connect(self.adopt_wanted)
            row.add.setEnabled(self._editable)
            self._unknown.addWidget(row)
            self.unknown_rows.append(row)

    def _move_focus(self, place: int, step: int) -> None:
        if 0 <= place + step < len(self.rows):
            self.rows[place + step].setFocus()


def _drop(rows: list[ClassRow] | list[UnknownRow]) -> None:
    while rows:
        row = rows.pop()
        row.hide()
        row.setParent(None)
        row.deleteLater()
