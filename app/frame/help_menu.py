"""The menu of the rail's help button: everything that helps, in one place."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget

from app.actions import ActionSet

SECTIONS: tuple[tuple[str, ...], ...] = (
    ("help.guide", "help.tour", "help.what"),
    ("help.keys", "help.palette"),
    ("help.check",),
    ("help.about",),
)
"""The ids of the actions from top to bottom, a hairline between two sections; one that nobody handles is left out."""


class HelpMenu(QMenu):
    """It is filled each time it opens, since keys may have changed."""

    def __init__(self, window: QWidget, actions: ActionSet) -> None:
        super().__init__(window)
        self._actions = actions

    def open_beside(self, button: QWidget) -> None:
        """To the right of `button`, its first row chosen, so that the arrow keys and Enter suffice."""
        self._fill()
        self.popup(button.mapToGlobal(button.rect().topRight()))
        self.setActiveAction(self.actions()[0])

    def _fill(self) -> None:
        self.clear()
        for section in SECTIONS:
            known = [self._actions.action(id) for id in section if self._actions.has(id)]
            if known and self.actions():
                self.addSeparator()
            self.addActions(known)
