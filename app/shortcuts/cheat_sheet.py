"""All keys at a glance."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.actions import ActionRow, ActionSet
from app.shortcuts.overlay import Overlay
from app.theme import SPACE
from app.widgets.key_cap import KeyCap
from app.widgets.text import button, icon_button, label

_COLUMN = 300


class CheatSheet(Overlay):
    """The keys that count on the page `scope`, as they are now, by group; `change` leads to the editor."""

    def __init__(self, window: QWidget, actions: ActionSet, scope: str) -> None:
        super().__init__(window)
        self._actions, self._scope = actions, scope
        self.change = button(self.tr("Change the keys…"), "quiet", image="edit")
        self.setWhatsThis(self.tr("The keys that count on this page. All of them can be changed."))
        self.panel.setAccessibleName(self.tr("Keys"))
        columns = max(1, min(4, (window.width() - 2 * SPACE * 6) // _COLUMN))
        self._build(columns, window)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_F1, Qt.Key.Key_Question):
            self.leave()
            return
        super().keyPressEvent(event)

    def _build(self, columns: int, window: QWidget) -> None:
        layout = QVBoxLayout(self.panel)
        layout.setContentsMargins(SPACE * 3, SPACE * 2, SPACE * 2, SPACE * 2)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Keys"), "title"))
        head.addStretch(1)
        head.addWidget(self.change)
        head.addWidget(icon_button("close", self.tr("Close"), action=self.leave))
        layout.addLayout(head)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        sheet = self._sheet(columns)
        area.setWidget(sheet)
        layout.addWidget(area)
        self.panel.setMinimumWidth(min(window.width() - 48, columns * _COLUMN + SPACE * 6))
        wanted = sheet.sizeHint().height() + 96
        self.panel.setMinimumHeight(min(window.height() - 64, wanted))

    def _sheet(self, columns: int) -> QWidget:
        sheet = QWidget()
        sheet.setProperty("kind", "scrolled")
        across = QHBoxLayout(sheet)
        across.setContentsMargins(0, 0, SPACE, 0)
        across.setSpacing(SPACE * 4)
        for groups in spread(grouped(self._actions, self._scope), columns):
            column = QVBoxLayout()
            column.setSpacing(SPACE)
            for name, rows in groups:
                column.addWidget(label(name, "heading"))
                column.addLayout(self._group(rows))
                column.addSpacing(SPACE)
            column.addStretch(1)
            across.addLayout(column, 1)
        return sheet

    def _group(self, rows: Sequence[ActionRow]) -> QVBoxLayout:
        """Each row shares its own width between words and caps: long names of keys do not narrow the rows beside."""
        group = QVBoxLayout()
        group.setSpacing(SPACE // 2)
        for row in rows:
            line = QHBoxLayout()
            line.setSpacing(SPACE)
            line.addWidget(label(row.shown_text(), wrap=True), 1)
            for place, keys in enumerate(self._actions.keys_of(row.id)[:2]):
                if place:
                    line.addWidget(label(self.tr("or"), "small"))
                line.addWidget(KeyCap(keys))
            group.addLayout(line)
        return group


Groups = list[tuple[str, list[ActionRow]]]


def grouped(actions: ActionSet, scope: str) -> Groups:
    """The rows that have a key, by group: those of the page `scope` first, then those of everywhere."""
    groups: dict[str, list[ActionRow]] = {}
    ordered = sorted(actions.rows, key=lambda row: row.scope == "everywhere")
    for row in ordered:
        if row.scope in (scope, "everywhere") and actions.keys_of(row.id):
            groups.setdefault(row.shown_group(), []).append(row)
    return list(groups.items())


def spread(groups: Groups, columns: int) -> list[Groups]:
    """Groups over columns of about the same height, each group whole, in order."""
    heights = [len(rows) + 2 for _, rows in groups]
    goal = sum(heights) / columns
    spread_out: list[Groups] = [[]]
    height = 0
    for group, lines in zip(groups, heights, strict=True):
        if spread_out[-1] and height + lines / 2 > goal and len(spread_out) < columns:
            spread_out.append([])
            height = 0
        spread_out[-1].append(group)
        height += lines
    return spread_out
