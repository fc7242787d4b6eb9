"""A project that cannot be opened: why, and going back to the newest backup where its project.yaml is damaged."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale
from PySide6.QtWidgets import QWidget

from app import messages
from effdet_core.errors import Problem, UserError
from effdet_core.project import restoring
from effdet_core.project.restoring import Backup, DamagedProjectError

translate = QCoreApplication.translate


def show(window: QWidget, title: str, path: Path, error: UserError, again: Callable[[Path], object]) -> None:
    """Says why. again: opens the project, when a person went back to a backup."""
    backup = error.backup if isinstance(error, DamagedProjectError) else None
    if backup is None:
        messages.show_problems(window, title, error.problems)
        return
    dialog = messages.show_problems(window, title, [_told(error.problems[0], path, backup)])
    text = translate("Refusal", "Go back to the state of {when}").format(when=_when(backup))
    dialog.offer(text, partial(_go_back, window, title, path, backup, again))


def _go_back(window: QWidget, title: str, path: Path, backup: Backup, again: Callable[[Path], object]) -> None:
    try:
        aside = restoring.bring_back(path.resolve(), backup)
    except UserError as e:
        messages.show_problems(window, title, e.problems)
        return
    again(path)
    text = translate("Refusal", "Classes and linked folders are as they were on {when}.").format(when=_when(backup))
    if aside is not None:
        kept = translate("Refusal", "The damaged file is kept as {place}.").format(
            place=f"{aside.parent.name}/{aside.name}"
        )
        text = f"{text} {kept}"
    messages.toast(window, text)


def _told(problem: Problem, path: Path, backup: Backup) -> Problem:
    """In words for people who never saw such a file; what is wrong in it stands below, for those who have."""
    if (path / "project.yaml").exists():
        message = translate(
            "Refusal", "The file that names the classes and the linked folders (project.yaml) is damaged."
        )
    else:
        message = translate("Refusal", "The file that names the classes and the linked folders (project.yaml) is gone.")
    hint = translate("Refusal", "Photos and boxes are untouched. There is a backup of {when}: {content}.")
    where = f"{problem.where}: {problem.message}"
    return Problem(message, where, hint.format(when=_when(backup), content=_content(backup)))


def _content(backup: Backup) -> str:
    classes, linked = backup.classes, backup.linked
    parts = [_named(translate("Refusal", "%n class(es)", "", len(classes)), classes)]
    if linked:
        parts.append(_named(translate("Refusal", "%n linked folder(s)", "", len(linked)), linked))
    return ", ".join(parts)


def _named(counted: str, names: tuple[str, ...]) -> str:
    return f"{counted} ({', '.join(names)})" if names else counted


def _when(backup: Backup) -> str:
    moment = QDateTime.fromSecsSinceEpoch(int(backup.written))
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat)
