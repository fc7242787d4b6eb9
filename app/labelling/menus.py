"""The menu of the selected boxes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from app.icons import icon
from app.labelling import row_paint
from app.labelling.actions import ROWS
from effdet_core.project.classes import ObjectClass

_GROUPS = (
    ("duplicate", "to_next", "copy", "cut", "paste"),
    ("crowd", "hide", "lock", "show_all"),
    ("zoom_box", "delete"),
)
_BY_ID = {row.id: row for row in ROWS}


def box_menu(
    parent: QWidget,
    classes: Sequence[ObjectClass],
    run: Mapping[str, Callable[[], None]],
    keys: Mapping[str, str],
    set_class: Callable[[str], None],
) -> QMenu:
    """run, keys: by action without `label.`."""
    menu = QMenu(parent)
    if classes:
        choose = menu.addMenu(icon("tag"), QCoreApplication.translate("Menus", "Class"))
        for item in classes:
            choose.addAction(_swatch(item.colour), item.name).triggered.connect(partial(_call, set_class, item.name))
        menu.addSeparator()
    for group in _GROUPS:
        for id in group:
            row = _BY_ID[f"label.{id}"]
            text = f"{row.shown_text()}\t{keys[id]}" if keys.get(id) else row.shown_text()
            action = menu.addAction(icon(row.icon), text) if row.icon else menu.addAction(text)
            action.triggered.connect(partial(_call, run[f"label.{id}"]))
        menu.addSeparator()
    return menu


def _call(act: Callable[..., object], *arguments: object) -> None:
    """Without the `checked` that Qt adds."""
    act(*[argument for argument in arguments if not isinstance(argument, bool)])


def _swatch(colour: str) -> QIcon:
    drawn = QPixmap(16, 16)
    drawn.fill(QColor(0, 0, 0, 0))
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    row_paint.dot(painter, drawn.rect().toRectF().center(), QColor(colour))
    painter.end()
    return QIcon(drawn)
