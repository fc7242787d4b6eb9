"""What is true of the open project and a person should know, as lines above the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.problem_words import told
from app.widgets.banner import Banner
from effdet_core.errors import Problem

if TYPE_CHECKING:
    from app.saving import Saving


class Notices(QWidget):
    """Each kind has its line, hidden while it is not true."""

    def __init__(
        self, look_again: Callable[[], None], show_folder: Callable[[], None], set_aside: Callable[[], None]
    ) -> None:
        super().__init__()
        self._look_again, self._show_folder, self._set_aside = look_again, show_folder, set_aside
        self.saving, self.damaged, self.missing, self.closing = Banner(), Banner(), Banner(), Banner()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for banner in self._all():
            layout.addWidget(banner)

    def clear(self) -> None:
        """Another project: nothing is known yet."""
        for banner in self._all():
            banner.hide()

    def show_saving(self, saving: Saving) -> None:
        """Read-only, out of reach, or stuck."""
        if saving.state == "read only":
            self.saving.say(read_only_sentence(saving.problem), "info", self.tr("Try again"), self._look_again)
        elif saving.state == "away":
            self.saving.say(_sentence(saving.problem), "error")
        elif saving.state == "stuck":
            self.saving.say(stuck_sentence(saving.problem), "error", self.tr("Show the folder"), self._show_folder)
        else:
            self.saving.hide()
            self.closing.hide()

    def show_damaged(self, photos: Sequence[str]) -> None:
        """Photos whose label files cannot be read."""
        if not photos:
            self.damaged.hide()
            return
        text = self.tr(
            "The label files of %n photo(s) are damaged, first {name}. Nothing will overwrite them.", "", len(photos)
        )
        self.damaged.say(text.format(name=photos[0]), "warning", self.tr("Set them aside"), self._set_aside)

    def show_missing(self, folders: Sequence[Path]) -> None:
        """Linked folders that are gone."""
        if not folders:
            self.missing.hide()
            return
        text = self.tr("The folder {path} is not there. Its photos come back with it; their boxes are kept.")
        self.missing.say(text.format(path=folders[0]), "warning", self.tr("Look again"), self._look_again)

    def ask_before_closing(self, close_anyway: Callable[[], None]) -> None:
        """Some edits are in memory only."""
        text = self.tr("The newest boxes are not saved yet. Closing now would lose them.")
        self.closing.say(text, "error", self.tr("Close and lose them"), close_anyway)

    def _all(self) -> tuple[Banner, ...]:
        return (self.closing, self.saving, self.missing, self.damaged)


def stuck_sentence(problem: Problem | None) -> str:
    """Why saving does not work, and that nothing is lost."""
    kept = QCoreApplication.translate("Notices", "Your work is kept in memory and saved as soon as it works again.")
    if problem is None:
        return kept
    return f"{kept} {_sentence(problem)}"


def read_only_sentence(problem: Problem | None) -> str:
    """Why nothing can be changed. problem: None where another window edits the project."""
    if problem is None:
        return QCoreApplication.translate(
            "Notices", "This project is open in another window. You can look, but not change anything here."
        )
    only = QCoreApplication.translate("Notices", "This project can only be looked at here.")
    return f"{only} {_sentence(problem)}"


def _sentence(problem: Problem | None) -> str:
    if problem is None:
        return ""
    known = told(problem)
    return " ".join(part for part in (f"{known.where} {known.message}.", known.hint) if part)
