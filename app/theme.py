"""How the window looks: colours, sizes and the style sheet, for light, dark and high contrast."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from app.theme_sheet import sheet

Choice = Literal["system", "light", "dark", "contrast"]
CHOICES: tuple[Choice, ...] = ("system", "light", "dark", "contrast")
SPACE = 8
"""The grid: margins and gaps are multiples of it (half for hairline gaps). Device-independent pixels."""
RADIUS = 6
SMALL, NORMAL, LARGE = 11, 13, 20
"""The three text sizes, device-independent pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The colours of one theme, by purpose, as #rrggbb.

    window: behind everything. surface: panels and cards. raised: buttons, fields. line: hairlines. field: borders of
    fields. edge: what must be seen to be used (the border of a check box): 3:1. thumb: of scroll bars. text, muted:
    4.5:1 and more on every ground. accent: the one colour; accent_text: on it. canvas: the neutral ground of photos.
    notice: the ground of messages in the page. toast…: the small messages that float.
    """

    name: Literal["light", "dark", "contrast"]
    dark: bool
    window: str
    surface: str
    raised: str
    hover: str
    line: str
    field: str
    edge: str
    thumb: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    accent_text: str
    selection: str
    success: str
    warning: str
    danger: str
    canvas: str
    notice: str
    toast: str
    toast_text: str
    toast_accent: str

    def colour(self, name: str) -> QColor:
        """A token as Qt's colour."""
        return QColor(getattr(self, name))


LIGHT = Tokens(
    name="light",
    dark=False,
    window="#f5f5f6",
    surface="#ffffff",
    raised="#ffffff",
    hover="#ececee",
    line="#dedee2",
    field="#c6c6cc",
    edge="#85858e",
    thumb="#c3c3ca",
    text="#1c1c1f",
    muted="#63636b",
    accent="#255ec7",
    accent_hover="#1d4fad",
    accent_text="#ffffff",
    selection="#e1ebfd",
    success="#1a703a",
    warning="#8f5a00",
    danger="#b3261e",
    canvas="#e8e8eb",
    notice="#fdf3dc",
    toast="#2b2b30",
    toast_text="#f4f4f6",
    toast_accent="#9cc0ff",
)
DARK = Tokens(
    name="dark",
    dark=True,
    window="#1b1b1e",
    surface="#242428",
    raised="#2e2e33",
    hover="#37373d",
    line="#3a3a41",
    field="#4c4c55",
    edge="#8b8b95",
    thumb="#54545d",
    text="#ededf0",
    muted="#a5a5ae",
    accent="#6ea1ff",
    accent_hover="#8bb4ff",
    accent_text="#0d1a33",
    selection="#263758",
    success="#6fcf91",
    warning="#f0b455",
    danger="#ff8a80",
    canvas="#141416",
    notice="#3a321f",
    toast="#ededf0",
    toast_text="#1c1c1f",
    toast_accent="#2457b5",
)
CONTRAST = Tokens(
    name="contrast",
    dark=True,
    window="#000000",
    surface="#000000",
    raised="#000000",
    hover="#2a2a2a",
    line="#ffffff",
    field="#ffffff",
    edge="#ffffff",
    thumb="#ffffff",
    text="#ffffff",
    muted="#ffffff",
    accent="#ffd500",
    accent_hover="#ffe566",
    accent_text="#000000",
    selection="#3d3400",
    success="#7dff9b",
    warning="#ffd500",
    danger="#ff9d9d",
    canvas="#000000",
    notice="#2a2a2a",
    toast="#ffffff",
    toast_text="#000000",
    toast_accent="#00308f",
)
_current = LIGHT
_choice: Choice = "system"


def current() -> Tokens:
    """The colours in force. Widgets ask when they paint; `QEvent.PaletteChange` tells of a change."""
    return _current


def tokens_for(choice: Choice) -> Tokens:
    """The colours of a choice; `system` follows the desktop."""
    if choice == "contrast":
        return CONTRAST
    if choice == "system":
        hints = QGuiApplication.styleHints()
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            return CONTRAST
        return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT
    return DARK if choice == "dark" else LIGHT


def apply(app: QApplication, choice: Choice) -> None:
    """Dresses the whole application; with `system` it changes along with the desktop from now on."""
    global _choice
    _choice = choice
    if app.property("themed") is None:
        app.setProperty("themed", True)
        app.setStyle("Fusion")
        font = app.font()
        font.setPixelSize(NORMAL)
        app.setFont(font)
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(lambda _: _follow(app))
        hints.accessibility().contrastPreferenceChanged.connect(lambda _: _follow(app))
    _dress(app, tokens_for(choice))


def _follow(app: QApplication) -> None:
    if _choice == "system":
        _dress(app, tokens_for("system"))


def _dress(app: QApplication, tokens: Tokens) -> None:
    global _current
    _current = tokens
    app.setPalette(palette(tokens))
    app.setStyleSheet(sheet(tokens))


def palette(tokens: Tokens) -> QPalette:
    """Qt's palette of a theme, for Fusion."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: tokens.window,
        QPalette.ColorRole.Base: tokens.surface,
        QPalette.ColorRole.AlternateBase: tokens.hover,
        QPalette.ColorRole.Button: tokens.raised,
        QPalette.ColorRole.WindowText: tokens.text,
        QPalette.ColorRole.Text: tokens.text,
        QPalette.ColorRole.ButtonText: tokens.text,
        QPalette.ColorRole.PlaceholderText: tokens.muted,
        QPalette.ColorRole.Highlight: tokens.accent,
        QPalette.ColorRole.HighlightedText: tokens.accent_text,
        QPalette.ColorRole.Link: tokens.accent,
        QPalette.ColorRole.ToolTipBase: tokens.raised,
        QPalette.ColorRole.ToolTipText: tokens.text,
        QPalette.ColorRole.Mid: tokens.line,
    }
    for role, value in roles.items():
        made.setColor(role, QColor(value))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.muted))
    return made
