"""How the window looks: colours, sizes and the style sheet, for light, dark and high contrast."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

Choice = Literal["system", "light", "dark", "contrast"]
SPACE = 8
"""The grid: margins and gaps are multiples of it (half for hairline gaps). Device-independent pixels."""
RADIUS = 6
SMALL, NORMAL, LARGE = 11, 13, 20
"""The three text sizes, device-independent pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The colours of one theme, by purpose, as #rrggbb.

    window: behind everything. surface: panels and cards. raised: buttons, fields. line: hairlines. text, muted: 4.5:1
    and more on window and surface. accent: the one colour; accent_text: on it. canvas: the neutral ground of photos.
    """

    dark: bool
    window: str
    surface: str
    raised: str
    hover: str
    line: str
    text: str
    muted: str
    accent: str
    accent_text: str
    selection: str
    success: str
    warning: str
    danger: str
    canvas: str

    def colour(self, name: str) -> QColor:
        """A token as Qt's colour."""
        return QColor(getattr(self, name))


LIGHT = Tokens(
    dark=False,
    window="#f5f5f6",
    surface="#ffffff",
    raised="#ffffff",
    hover="#ececee",
    line="#dcdce0",
    text="#1c1c1f",
    muted="#63636b",
    accent="#2f6bd8",
    accent_text="#ffffff",
    selection="#dbe7fc",
    success="#1d7a3f",
    warning="#8f5a00",
    danger="#b3261e",
    canvas="#e4e4e7",
)
DARK = Tokens(
    dark=True,
    window="#1b1b1e",
    surface="#242428",
    raised="#2e2e33",
    hover="#37373d",
    line="#3c3c43",
    text="#ededf0",
    muted="#a5a5ae",
    accent="#6ea1ff",
    accent_text="#0d1a33",
    selection="#2b3f66",
    success="#6fcf91",
    warning="#f0b455",
    danger="#ff8a80",
    canvas="#141416",
)
CONTRAST = Tokens(
    dark=True,
    window="#000000",
    surface="#000000",
    raised="#000000",
    hover="#2a2a2a",
    line="#ffffff",
    text="#ffffff",
    muted="#ffffff",
    accent="#ffd500",
    accent_text="#000000",
    selection="#3d3400",
    success="#7dff9b",
    warning="#ffd500",
    danger="#ff9d9d",
    canvas="#000000",
)
_current = LIGHT


def current() -> Tokens:
    """The colours in force. Widgets ask when they paint; `QEvent.PaletteChange` tells of a change."""
    return _current


def tokens_for(choice: Choice) -> Tokens:
    """The colours of a choice; `system` follows the desktop."""
    if choice == "contrast":
        return CONTRAST
    if choice == "system":
        return DARK if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT
    return DARK if choice == "dark" else LIGHT


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
