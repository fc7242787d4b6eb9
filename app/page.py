"""What the window asks of a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from app.session import Session


class Page(QWidget):
    """A place of the rail. The window makes each page once and gives it a project when one opens."""

    def set_session(self, session: Session | None) -> None:
        """Another project, or none."""
        raise NotImplementedError

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """What the page does for each action id of its scope."""
        return {}

    def shown(self) -> None:
        """The page was switched to."""
