"""The Evaluate page as tests hold it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from pytestqt.qtbot import QtBot

from app.evaluation.page import EvaluatePage
from app.session import Session
from app.training.trainings import Trainings
from app.widgets.toast import Toast


class Window(EvaluatePage):
    """led: where the page went, and to which photo."""

    led: list[tuple[str, str | None]]


Open = Callable[[], Window]


@contextmanager
def opening(qtbot: QtBot, session: Session) -> Iterator[Open]:
    """Opens the page over the project as it is then."""
    made: list[tuple[Window, Trainings]] = []
    qtbot.waitUntil(lambda: len(session.catalogue) > 0 and not session.is_scanning)

    def show() -> Window:
        led: list[tuple[str, str | None]] = []
        trainings = Trainings()
        page = Window(lambda where, photo: led.append((where, photo)), trainings)
        page.led = led
        page.resize(1000, 700)
        qtbot.addWidget(page)
        made.append((page, trainings))
        trainings.set_session(session)
        page.set_session(session)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.shown()
        qtbot.waitUntil(lambda: page.invitation.isVisible() or is_open(page))
        return page

    yield show
    for page, trainings in made:
        page.set_session(None)
        trainings.set_session(None)
        trainings.deleteLater()


def is_open(page: EvaluatePage) -> bool:
    """Whether an evaluation shows, with its mistakes."""
    return page.opened is not None and page.desk.errors is not None


def mistakes(page: EvaluatePage) -> dict[str, int]:
    """Those that show, by kind."""
    return {kind: len(group.errors) for kind, group in page.desk.gallery.groups.items() if len(group.errors)}


def toast(page: EvaluatePage) -> Toast:
    """The newest message."""
    return page.window().findChildren(Toast)[-1]
