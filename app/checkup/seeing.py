"""What Qt sees of this computer: `python -m app.checkup.seeing` says it, for the command line (`effdet doctor`)."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable

import msgspec
from PySide6.QtCore import QLoggingCategory, qVersion
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics, QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QLabel

from app import settings, thumbnails
from app.application import NAME
from effdet_core.children import is_bundle
from effdet_core.doctor.sight import SCRIPTS, Screen, Sight

_OF_BUNDLES = ("QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH")
"""A bundle sets these itself, to its own parts."""
_VARIABLES = (*(() if is_bundle() else _OF_BUNDLES), "QT_SCALE_FACTOR", "QT_STYLE_OVERRIDE")


def sight(classes: Iterable[str]) -> Sight:
    """Of a running application. classes: names that shall be drawn."""
    texts = {**SCRIPTS, "": "".join(classes)}
    missing = {name: unknown for name, text in texts.items() if (unknown := undrawable(text))}
    return Sight(
        qt=qVersion(),
        platform=QGuiApplication.platformName(),
        screens=tuple(map(_screen, QGuiApplication.screens())),
        fonts=len(QFontDatabase.families()),
        unknown=missing,
        settings=str(settings.folder()),
        thumbnails=str(thumbnails.folder()),
        variables=tuple(name for name in _VARIABLES if os.environ.get(name)),
    )


def undrawable(text: str) -> str:
    """The letters of a text that neither the application's font nor another one here can draw, each once."""
    metrics = QFontMetrics(QFont())
    visible = (letter for letter in dict.fromkeys(text) if not letter.isspace())
    # Qt complains in its log about every font that does not know a script; whether one does is the question here.
    QLoggingCategory.setFilterRules("qt.text.font.db=false")
    try:
        return "".join(letter for letter in visible if not metrics.inFontUcs4(ord(letter)))
    finally:
        QLoggingCategory.setFilterRules("")


def _screen(screen: QScreen) -> Screen:
    size = screen.availableSize()
    return Screen(width=size.width(), height=size.height(), scale=screen.devicePixelRatio())


def main() -> None:
    """Starts Qt, draws something, and says in a line of JSON what it saw. Class names come as JSON on the input."""
    classes = json.loads(sys.stdin.read() or "[]")
    app = QApplication([NAME])
    app.setApplicationName(NAME)
    QLabel(NAME).grab()
    sys.stdout.write(msgspec.json.encode(sight(classes)).decode() + "\n")


if __name__ == "__main__":
    main()
