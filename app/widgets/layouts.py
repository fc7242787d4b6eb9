"""Arrangements that several pages share."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.theme import SPACE


def scrolled_column(page: QWidget, inside: QWidget) -> None:
    """Fills a page with a column in its middle that scrolls where it is too high. inside: with a largest width."""
    middle = QWidget()
    middle.setProperty("kind", "scrolled")
    across = QHBoxLayout(middle)
    across.setContentsMargins(SPACE * 4, 0, SPACE * 4, 0)
    across.addStretch(1)
    across.addWidget(inside, 200)
    across.addStretch(1)
    area = QScrollArea()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # everything in it that can be used has the focus in its turn
    area.setWidgetResizable(True)
    area.setWidget(middle)
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(area)


def above_the_middle(page: QWidget, column: QLayout, *, width: int, margin: int) -> None:
    """Fills a page with a column a little above its middle, at most `width` wide."""
    holder = QWidget()
    holder.setMaximumWidth(width)
    holder.setLayout(column)
    outer = QVBoxLayout(page)
    outer.setContentsMargins(margin, margin, margin, margin)
    outer.addStretch(2)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(holder, 20)
    row.addStretch(1)
    outer.addLayout(row)
    outer.addStretch(3)


def sheet_foot(leave: QPushButton, start: QPushButton) -> QHBoxLayout:
    """The last row of a sheet: the way out, and what the sheet is for, which Enter does."""
    row = QHBoxLayout()
    row.setSpacing(SPACE)
    row.addStretch(1)
    row.addWidget(leave)
    start.setDefault(True)
    row.addWidget(start)
    return row


def emptied(layout: QLayout) -> None:
    """Removes all widgets of a layout for good."""
    while (item := layout.takeAt(0)) is not None:
        if widget := item.widget():
            widget.setParent(None)
            widget.deleteLater()
