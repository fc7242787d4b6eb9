"""The one style sheet of the application, filled with the colours of a theme.

Widgets are chosen by the dynamic property `kind` (see `KINDS`), never by a sheet of their own, so that a look is
changed in one place.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.theme import Tokens

GLYPHS = Path(__file__).resolve().parents[1] / "resources" / "icons" / "tinted"
"""Marks that a style sheet can only name as files, one folder per theme; `packaging/tint_icons.py` makes them."""
KINDS = {
    "QPushButton": ("primary", "quiet", "danger", "link", "chip", "segment", "rail", "header", "choice"),
    "QLabel": ("title", "heading", "muted", "small", "wrong", "key", "badge"),
    "QFrame": ("card", "line", "bar", "panel", "side", "foot", "toast", "notice"),
    "QTextBrowser": ("page",),
}

_TEXT = """
QToolTip { background: $raised; color: $text; border: 1px solid $line; border-radius: 4px; padding: 4px 8px; }
QLabel { background: transparent; }
QLabel[kind="title"] { font-size: 20px; font-weight: 600; }
QLabel[kind="heading"] { font-weight: 600; }
QLabel[kind="muted"] { color: $muted; }
QLabel[kind="small"] { color: $muted; font-size: 11px; }
QLabel[kind="wrong"] { color: $danger; font-size: 11px; }
QLabel[kind="key"] {
  background: $hover; color: $text; border: 1px solid $line; border-bottom-width: 2px; border-radius: 4px;
  font-size: 11px; padding: 1px 5px; }
QLabel[kind="badge"] { background: $hover; color: $text; border-radius: 8px; font-size: 11px; padding: 1px 6px; }
QLabel[kind="badge"][tone="accent"] { background: $accent; color: $accent_text; }
"""

_SURFACES = """
QMainWindow, QDialog, QWidget[kind="window"] { background: $window; }
QWidget[kind="surface"] { background: $surface; }
QWidget[kind="canvas"] { background: $canvas; }
QFrame[kind="card"] { background: $surface; border: 1px solid $line; border-radius: 6px; }
QFrame[kind="line"] { background: $line; border: none; }
QFrame[kind="line"][way="across"] { min-height: 1px; max-height: 1px; }
QFrame[kind="line"][way="down"] { min-width: 1px; max-width: 1px; }
QFrame[kind="bar"] { background: $surface; border: none; border-bottom: 1px solid $line; }
QFrame[kind="rail"] { background: $surface; border: none; border-right: 1px solid $line; }
QFrame[kind="panel"] { background: $surface; border: none; border-left: 1px solid $line; }
QFrame[kind="foot"] { background: $surface; border: none; }
QFrame[kind="side"] { background: $surface; border: none; border-right: 1px solid $line; }
QFrame[kind="toast"] { background: $toast; border: none; border-radius: 6px; }
QFrame[kind="toast"] QLabel { color: $toast_text; }
QFrame[kind="toast"] QPushButton { background: transparent; border: 2px solid transparent; color: $toast_accent;
  font-weight: 600; padding: 0 8px; min-height: 24px; }
QFrame[kind="toast"] QPushButton:hover { text-decoration: underline; }
QFrame[kind="toast"] QPushButton:focus { border-color: $toast_accent; }
QFrame[kind="notice"] { background: $notice; border: none; border-bottom: 1px solid $line; }
QFrame[kind="popup"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
QFrame[kind="drop"] { background: $surface; border: 2px dashed $field; border-radius: 12px; }
QFrame[kind="drop"][over="true"] { background: $selection; border-color: $accent; }
QScrollArea, QScrollArea > QWidget > QWidget[kind="scrolled"] { background: transparent; border: none; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
"""

_BUTTONS = """
QPushButton, QToolButton {
  background: $raised; color: $text; border: 1px solid $line; border-radius: 6px;
  padding: 0 13px; min-height: 30px; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed { background: $line; }
QPushButton:checked, QToolButton:checked { background: $selection; border-color: $accent; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: 0 12px; min-height: 28px; outline: none; }
QPushButton:disabled, QToolButton:disabled { color: $muted; background: transparent; }
QPushButton[kind="primary"] { background: $accent; color: $accent_text; border-color: $accent; font-weight: 600; }
QPushButton[kind="primary"][big="true"] { min-height: 42px; }
QPushButton[kind="primary"][big="true"]:focus { min-height: 40px; }
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed { background: $accent_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: $hover; color: $muted; border-color: $hover; }
QPushButton[kind="quiet"], QToolButton { background: transparent; border-color: transparent; }
QPushButton[kind="quiet"]:hover, QToolButton:hover { background: $hover; }
QPushButton[kind="quiet"]:checked, QToolButton:checked { background: $selection; border-color: transparent; }
QPushButton[kind="quiet"]:focus, QToolButton:focus { border-color: $accent; }
QPushButton[kind="danger"] { color: $danger; }
QPushButton[kind="danger"]:focus { border-color: $danger; }
QPushButton[kind="link"] {
  background: transparent; border: 2px solid transparent; color: $accent; padding: 0 2px; min-height: 20px; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border-color: $accent; }
QPushButton[kind="link"]:disabled { color: $muted; }
QPushButton[kind="link"][menu="true"] { padding-right: 16px; }
QPushButton[kind="link"]::menu-indicator {
  image: url($glyphs/chevron-down.svg); width: 14px; height: 14px;
  subcontrol-origin: padding; subcontrol-position: right center; }
QPushButton[kind="header"] { background: transparent; border-color: transparent; font-weight: 600; padding: 0 9px; }
QPushButton[kind="header"]:hover { background: $hover; }
QPushButton[kind="header"]:focus { border-color: $accent; padding: 0 8px; }
QPushButton[kind="header"]::menu-indicator { image: none; width: 0; }
QToolButton { padding: 0; min-width: 30px; }
QToolButton:focus { padding: 0; min-width: 28px; }
QToolButton[kind="small"] { min-width: 22px; min-height: 22px; }
QToolButton[kind="small"]:focus { min-width: 20px; min-height: 20px; }
QLineEdit QToolButton { min-width: 0; min-height: 0; padding: 0; border: none; background: transparent; }
QToolButton::menu-indicator { image: none; width: 0; }
QPushButton[kind="chip"] { border-radius: 13px; padding: 0 10px; min-height: 24px; font-size: 11px; }
QPushButton[kind="chip"]:focus { border-radius: 13px; padding: 0 9px; min-height: 22px; }
QPushButton[kind="choice"] { background: $surface; padding: 0; min-height: 0; text-align: left; }
QPushButton[kind="choice"]:hover { background: $hover; }
QPushButton[kind="choice"]:checked { background: $selection; border-color: $accent; }
QPushButton[kind="choice"]:focus { border: 2px solid $accent; padding: 0; min-height: 0; }
QPushButton[kind="segment"] { border-radius: 0; margin: 0; border-right-width: 0; padding: 0 12px; }
QPushButton[kind="segment"][end="first"] { border-top-left-radius: 6px; border-bottom-left-radius: 6px; }
QPushButton[kind="segment"][end="last"] {
  border-top-right-radius: 6px; border-bottom-right-radius: 6px; border-right-width: 1px; }
QPushButton[kind="segment"]:checked { background: $selection; color: $text; border-color: $line; }
QPushButton[kind="segment"]:focus { border: 2px solid $accent; padding: 0 11px; }
"""

_FIELDS = """
QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox {
  background: $raised; color: $text; border: 1px solid $field; border-radius: 6px; padding: 0 8px; margin: 1px;
  selection-background-color: $accent; selection-color: $accent_text; }
QLineEdit, QAbstractSpinBox, QComboBox { min-height: 28px; }
QPlainTextEdit, QTextEdit { padding: 4px 6px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {
  border: 2px solid $accent; margin: 0; }
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled { color: $muted; background: transparent; }
QLineEdit[kind="bare"], QLineEdit[kind="bare"]:focus {
  background: transparent; border: none; padding: 0 4px; margin: 0; min-height: 28px; }
QLineEdit[wrong="true"] { border-color: $danger; }
QComboBox::drop-down { border: none; width: 26px; }
QComboBox::down-arrow { image: url($glyphs/chevron-down.svg); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $line; padding: 4px; outline: none; }
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0 8px; border-radius: 4px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; background: transparent; width: 20px; }
QAbstractSpinBox::up-arrow { image: url($glyphs/chevron-up.svg); width: 10px; height: 10px; }
QAbstractSpinBox::down-arrow { image: url($glyphs/chevron-down.svg); width: 10px; height: 10px; }
QCheckBox, QRadioButton { spacing: 8px; min-height: 24px; background: transparent; }
QCheckBox::indicator, QRadioButton::indicator {
  width: 16px; height: 16px; border: 1px solid $edge; border-radius: 4px; background: $raised; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $accent; width: 14px; height: 14px; }
QCheckBox:focus, QRadioButton:focus { outline: none; text-decoration: underline; }
QCheckBox::indicator:checked {
  background: $accent; border-color: $accent; image: url($glyphs/check.svg); }
QCheckBox::indicator:indeterminate { background: $accent; border-color: $accent; image: url($glyphs/minus.svg); }
QRadioButton::indicator:checked { background: $accent; border-color: $accent; image: url($glyphs/dot.svg); }
QSlider { min-height: 24px; background: transparent; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $line; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: $accent; }
QSlider::handle:horizontal {
  width: 14px; height: 14px; margin: -6px 0; border-radius: 8px; background: $raised; border: 1px solid $edge; }
QSlider::handle:horizontal:hover { border-color: $accent; }
QSlider::handle:horizontal:focus { border: 2px solid $accent; width: 12px; height: 12px; }
QProgressBar { background: $line; border: none; border-radius: 2px; min-height: 4px; max-height: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }
"""

_LISTS = """
QAbstractScrollArea { background: transparent; border: none; }
QTextBrowser[kind="page"] { background: $surface; border: 1px solid $line; padding: 0; }
QAbstractItemView { background: transparent; color: $text; border: none; outline: none;
  selection-background-color: $selection; selection-color: $text; }
QListView::item, QTreeView::item { border-radius: 4px; padding: 4px 8px; }
QListView::item:hover, QTreeView::item:hover { background: $hover; }
QListView::item:selected, QTreeView::item:selected, QTableView::item:selected {
  background: $selection; color: $text; }
QTableView { gridline-color: $line; }
QHeaderView { background: transparent; }
QHeaderView::section {
  background: transparent; color: $muted; border: none; border-bottom: 1px solid $line; padding: 4px 8px;
  font-size: 11px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $thumb; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $edge; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QTabBar { background: transparent; }
QTabBar::tab {
  background: transparent; color: $muted; border: none; border-bottom: 2px solid transparent; padding: 8px 4px;
  margin-right: 16px; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:focus { border: 2px solid $accent; border-radius: 4px; padding: 6px 2px 8px 2px; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QMenu { background: $raised; color: $text; border: 1px solid $line; border-radius: 6px; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: $selection; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
"""

_TEMPLATE = Template(_TEXT + _SURFACES + _BUTTONS + _FIELDS + _LISTS)


def sheet(tokens: Tokens) -> str:
    """The style sheet of a theme."""
    values = {name: str(value) for name, value in dataclasses.asdict(tokens).items()}
    return _TEMPLATE.substitute(values, glyphs=(GLYPHS / tokens.name).as_posix())
