"""The menu under the project's name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app import settings
from app.actions import ActionSet
from app.icons import icon

_MOST_RECENT = 6


class ProjectMenu(QMenu):
    """Open another, the recent ones, show the folder, close. It is filled each time it opens."""

    def __init__(self, window: QWidget, open_project: Callable[[Path], object]) -> None:
        super().__init__(window)
        self._open_project = open_project
        self._actions: ActionSet | None = None
        self._current = Path()
        self.aboutToShow.connect(self._fill)

    def use(self, actions: ActionSet) -> None:
        """The actions it offers."""
        self._actions = actions

    def show_current(self, project: Path) -> None:
        """Which one is open; it is not offered."""
        self._current = project

    def _fill(self) -> None:
        self.clear()
        if self._actions is None:
            return
        for id in ("project.new", "project.open", "project.import"):
            self.addAction(self._actions.action(id))
        others = [item for item in settings.store().values.recents if Path(item.path) != self._current]
        if others:
            self.addSeparator()
        for recent in others[:_MOST_RECENT]:
            path = Path(recent.path)
            action = QAction(icon("folder"), path.name.replace("&", "&&"), self)
            action.setToolTip(recent.path)
            action.triggered.connect(lambda _=False, path=path: self._open_project(path))
            self.addAction(action)
        self.addSeparator()
        for id in ("project.folder", "project.close"):
            self.addAction(self._actions.action(id))
