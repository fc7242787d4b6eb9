"""Colours that can be read, icons of one hand, and a sheet that dresses everything."""

from __future__ import annotations

import importlib.util
import re
from itertools import product
from pathlib import Path
from types import ModuleType, SimpleNamespace
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app import icons, theme

ROOT = Path(__file__).parents[2]
THEMES = (theme.LIGHT, theme.DARK, theme.CONTRAST)
GROUNDS = ("window", "surface", "raised", "hover", "selection", "notice", "canvas")
INKS = ("text", "muted")
SPOKEN = ("accent", "success", "warning", "danger")
_NAMES = """
photos label train evaluate export help settings home folder-open folder-plus import sample plus minus close
search filter sort grid chart undo redo check check-double eye eye-off lock unlock trash restore edit copy
paste duplicate arrow-left arrow-right arrow-up arrow-down chevron-down chevron-right zoom-in zoom-out fit sun
contrast crosshair select draw tag split keyboard command warning error info success none reviewed not-looked-at
spinner more external merge palette bin moon
"""


def _luminance(colour: str) -> float:
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    """WCAG 2.2, 1.4.3."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", THEMES, ids=lambda tokens: tokens.name)
def test_every_text_can_be_read_on_every_ground(tokens: theme.Tokens) -> None:
    pairs = [*product(INKS, GROUNDS), *product(SPOKEN, ("window", "surface", "raised", "notice"))]
    pairs += [("accent_text", "accent"), ("accent_text", "accent_hover")]
    pairs += [("toast_text", "toast"), ("toast_accent", "toast")]
    found = {pair: round(_contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])), 2) for pair in pairs}
    assert {pair: ratio for pair, ratio in found.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("tokens", THEMES, ids=lambda tokens: tokens.name)
def test_borders_of_what_is_used_and_the_focus_can_be_seen(tokens: theme.Tokens) -> None:
    found = [_contrast(getattr(tokens, ink), getattr(tokens, g)) for ink in ("edge", "accent") for g in GROUNDS[:3]]
    assert min(found) >= 3.0


@pytest.mark.parametrize("choice", ["light", "dark", "contrast"])
def test_a_theme_dresses_the_whole_application_at_once(choice: theme.Choice, qapp: QApplication, qtbot: QtBot) -> None:
    shown = QWidget()
    qtbot.addWidget(shown)
    shown.show()
    theme.apply(qapp, choice)
    assert theme.current().name == choice
    assert shown.palette().color(QPalette.ColorRole.Window).name() == theme.current().window
    assert theme.current().accent in qapp.styleSheet()
    theme.apply(qapp, "light")


def test_following_the_system_changes_along_with_the_desktop(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    scheme, contrast = [Qt.ColorScheme.Light], [Qt.ContrastPreference.NoPreference]
    hints = SimpleNamespace(
        colorScheme=lambda: scheme[0],
        accessibility=lambda: SimpleNamespace(contrastPreference=lambda: contrast[0]),
    )
    monkeypatch.setattr(theme, "QGuiApplication", SimpleNamespace(styleHints=lambda: hints))
    theme.apply(qapp, "system")
    assert theme.current() is theme.LIGHT
    scheme[0] = Qt.ColorScheme.Dark
    qapp.styleHints().colorSchemeChanged.emit(scheme[0])
    assert theme.current() is theme.DARK
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == theme.DARK.window
    contrast[0] = Qt.ContrastPreference.HighContrast
    qapp.styleHints().accessibility().contrastPreferenceChanged.emit(contrast[0])
    assert theme.current() is theme.CONTRAST
    theme.apply(qapp, "light")
    qapp.styleHints().colorSchemeChanged.emit(scheme[0])
    assert theme.current() is theme.LIGHT, "a choice of one's own stays"


def test_the_style_sheet_has_no_colour_of_its_own() -> None:
    text = (ROOT / "app" / "theme_sheet.py").read_text("utf-8")
    assert re.findall(r":\s*#[0-9a-fA-F]{3,8}\b|\brgba?\(", text) == []


@pytest.mark.parametrize("name", _NAMES.split())
def test_every_icon_is_of_the_one_hand(name: str, qapp: QApplication) -> None:
    path = icons.FOLDER / f"{name}.svg"
    root = ElementTree.parse(path).getroot()
    assert (root.get("viewBox"), root.get("stroke"), root.get("stroke-width")) == ("0 0 24 24", "currentColor", "1.75")
    assert (root.get("stroke-linecap"), root.get("stroke-linejoin")) == ("round", "round")
    assert QSvgRenderer(str(path)).isValid()


def test_an_icon_is_drawn_in_the_colour_of_the_theme_of_the_moment(qapp: QApplication) -> None:
    shown = icons.icon("plus")
    seen = []
    for choice in ("light", "dark"):
        theme.apply(qapp, choice)
        seen.append(shown.pixmap(24, 24).toImage().pixelColor(12, 12).name())
    assert seen == [theme.LIGHT.text, theme.DARK.text]
    theme.apply(qapp, "light")


def _tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "packaging" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_marks_of_the_style_sheet_have_the_colours_of_the_themes() -> None:
    assert {
        path.name for path, text in _tool("tint_icons").tinted().items() if path.read_text("utf-8") != text
    } == set()
