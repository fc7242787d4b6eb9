"""Everything in a window that a person can press, type into, drag or choose from."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QGraphicsView,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

from app.home.forms import FormPage
from app.page import Page
from app.widgets.banner import Banner
from app.widgets.empty_state import EmptyState

_KINDS = (
    QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox, QComboBox, QGraphicsView, QLineEdit,
    QPlainTextEdit, QTabBar, QTextEdit,
)  # fmt: skip
_PARTS_OF_ONE = (QComboBox, QAbstractSpinBox, QLineEdit)


def controls(root: QWidget) -> Iterator[QWidget]:
    """Also those that do not show now; not what Qt's own widgets are made of, nor messages that were never given."""
    for widget in root.findChildren(QWidget):
        is_one = isinstance(widget, _KINDS) or widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        if is_one and not _is_part(widget) and not _is_blank(widget):
            yield widget


def label_of(widget: QWidget) -> str:
    """What it is called where it shows, or by a screen reader."""
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return text or widget.accessibleName() or widget.toolTip()


def described(widget: QWidget) -> str:
    """Which one it is, for a failed test."""
    chain, around = [], widget
    while around is not None and len(chain) < 6:
        chain.append(type(around).__name__)
        around = around.parentWidget()
    return f"{label_of(widget)!r} in {' < '.join(name for name in chain if name != 'QWidget')}"


def _is_part(widget: QWidget) -> bool:
    """Of one control, of a menu, or only what holds controls."""
    if isinstance(widget, QScrollBar | QScrollArea | Page | FormPage) or widget.objectName().startswith("qt_"):
        return True
    around = widget.parentWidget()
    while around is not None:  # the list of a combo box is a window of its own
        if isinstance(around, (*_PARTS_OF_ONE, QMenu)):
            return True
        around = around.parentWidget()
    return False


def _is_blank(widget: QWidget) -> bool:
    around = widget.parentWidget()
    if isinstance(around, Banner):
        return not around.message.text()
    return isinstance(around, EmptyState) and not (around.sentence.text().strip() and around.button.text().strip())
