"""The one QApplication, set up the same way for people, tests and pictures."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from app import icons, settings, theme, translation

NAME = "effdet-studio"
"""By which the system knows it: its folders and its place on the desktop are called so."""


def set_up(arguments: Sequence[str] = ()) -> QApplication:
    """Makes the application, or dresses the one there is, as the settings say."""
    there = QApplication.instance()
    app = there if isinstance(there, QApplication) else QApplication([sys.argv[0], *arguments])
    app.setApplicationName(NAME)
    app.setApplicationDisplayName("EffDet Studio")
    app.setDesktopFileName(NAME)
    app.setWindowIcon(QIcon(str(icons.FOLDER / "app.svg")))
    values = settings.store().values
    translation.install(app, values.language)
    theme.apply(app, values.theme)
    return app
