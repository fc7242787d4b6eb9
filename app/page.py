"""What the window asks of a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:  # the first screen needs no project, and must not wait for what projects are made of
    from app.session import Session


Navigate = Callable[[str, str | None], None]
"""Goes to a page by its id, and there to a photo by its name."""


class Page(QWidget):
    """A place of the rail. The window makes each page once and gives it a project when one opens."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # The keys of a page count while the focus is in it, and there is not always something inside to have it.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def hand_on_focus(self) -> QWidget | None:
        """What has the keyboard when the page itself gets it. A focus proxy would make Tab skip what lies before it."""
        return None

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if (widget := self.hand_on_focus()) is not None and widget.isVisible():
            widget.setFocus(event.reason())

    def set_session(self, session: Session | None) -> None:
        """Another project, or none."""
        raise NotImplementedError

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """What the page does for each action id of its scope."""
        return {}

    def photo(self) -> str | None:
        """The photo it is at, for a page that shows one after the other."""
        return None

    def order(self) -> list[str] | None:
        """The photos it shows, in their order, for a page from which one goes on to label them; None for all others."""
        return None

    def shown(self) -> None:
        """The page was switched to."""
