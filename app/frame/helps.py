"""What helps along over any page: the keys at a glance, finding an action, other keys, settings."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app import messages
from app.actions import ActionSet
from app.frame.help_menu import HelpMenu


class Helps(QObject):
    """scope: the page that is on. make_all: makes every page, so that all keys can be listed."""

    language_changed = Signal()

    def __init__(
        self, window: QWidget, actions: ActionSet, scope: Callable[[], str], make_all: Callable[[], None]
    ) -> None:
        super().__init__(window)
        self._window, self._actions, self._scope, self._make_all = window, actions, scope, make_all
        self._menu = HelpMenu(window, actions)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What does the rows of `app.actions` that begin with "help."."""
        return {
            "help.guide": self.show_guide,
            "help.what": self.ask_what,
            "help.keys": self.show_keys,
            "help.palette": self.show_palette,
            "help.shortcuts": self.edit_keys,
            "help.settings": self.show_settings,
            "help.check": self.check_system,
            "help.about": self.show_about,
        }

    def show_menu(self, button: QWidget) -> None:
        """Everything that helps, beside the button that was pressed."""
        self._menu.open_beside(button)

    def show_guide(self) -> None:
        """The guide, at the page that tells of the page that is on; one that is open already turns there."""
        from app.guide import shelf
        from app.guide.reader import Reader

        if (folder := shelf.folder()) is None:
            messages.toast(self._window, self.tr("This installation came without the guide."))
            return
        reader = self._window.findChild(Reader) or Reader(self._window, folder)
        reader.turn_to(shelf.CHAPTERS.get(self._scope(), shelf.FRONT))
        reader.show()
        reader.activateWindow()

    def ask_what(self) -> None:
        """What is this?"""
        from app.widgets.explained import ask

        ask(self._window)

    def show_keys(self) -> None:
        """The cheat sheet."""
        from app.shortcuts.cheat_sheet import CheatSheet

        sheet = CheatSheet(self._window, self._actions, self._scope())
        sheet.change.clicked.connect(sheet.leave)
        sheet.change.clicked.connect(self.edit_keys)
        sheet.open()

    def show_palette(self) -> None:
        """Every action, found by a few letters."""
        from app.shortcuts.palette import Palette

        Palette(self._window, self._actions).open()

    def edit_keys(self) -> None:
        """Other keys."""
        from app.shortcuts.editor import ShortcutEditor

        self._make_all()
        ShortcutEditor(self._window, self._actions).open()

    def show_settings(self) -> None:
        """Look and language."""
        from app.frame.settings_dialog import SettingsDialog

        dialog = SettingsDialog(self._window)
        dialog.language_changed.connect(self.language_changed)
        dialog.keys_wanted.connect(dialog.close)
        dialog.keys_wanted.connect(self.edit_keys)
        dialog.open()

    def check_system(self) -> None:
        """Whether this computer is ready."""
        from app.checkup.dialog import SystemCheck
        from app.session import Session

        session = self._window.findChild(Session)
        project = session.project.path if session else None
        SystemCheck(self._window, project, session.class_names if session else ()).open()

    def show_about(self) -> None:
        """Version and licences."""
        from app.checkup.about import About

        About(self._window).open()
