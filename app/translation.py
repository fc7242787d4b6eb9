"""The language of the window: ours, and Qt's own for the dialogs it brings."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "translations"
LANGUAGES = {"en": "English", "de": "Deutsch"}
"""By their own names, as people look for them. English has a file too: for its plurals."""
_installed: list[QTranslator] = []


def install(app: QCoreApplication, language: str) -> str:
    """Switches to a language ("": the system's where we have it, else English); returns its code.

    Texts already on the screen stay as they are: the window is made anew.
    """
    while _installed:
        app.removeTranslator(_installed.pop())
    code = language or system_language()
    locale = QLocale.system() if not language else QLocale(code)
    QLocale.setDefault(locale)
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in (("qtbase", qt), ("effdet_studio", str(FOLDER))):
        translator = QTranslator(app)
        if translator.load(f"{name}_{code}", folder):
            app.installTranslator(translator)
            _installed.append(translator)
    return code


def system_language() -> str:
    """The first of the system's languages that we have."""
    codes = (name.replace("_", "-").split("-")[0] for name in QLocale.system().uiLanguages())
    return next((code for code in codes if code in LANGUAGES), "en")
