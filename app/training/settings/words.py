"""Words that the parts of the settings share."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

translate = QCoreApplication.translate


def number(value: float, digits: int = 0) -> str:
    """With the separators of the person's language."""
    return QLocale().toString(float(value), "f", digits) if digits else QLocale().toString(round(value))


def photos(count: int) -> str:
    """“3 photos”."""
    return translate("Settings", "%n photo(s)", None, count)


def passes(count: int) -> str:
    """“3 passes”."""
    return translate("Settings", "%n pass(es)", None, count)


def about(seconds: float) -> str:
    """A time that is only estimated: “about 12 minutes”."""
    if seconds < 90:
        return translate("Settings", "about a minute")
    if seconds < 90 * 60:
        minutes = round(seconds / 60) if seconds < 20 * 60 else 5 * round(seconds / 300)
        return translate("Settings", "about %n minute(s)", None, minutes)
    if seconds < 36 * 3600:
        return translate("Settings", "about %n hour(s)", None, round(seconds / 3600))
    return translate("Settings", "about %n day(s)", None, round(seconds / 86400))
