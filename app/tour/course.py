"""Where a person is on the tour, and what the bubble says there: decided here, without a window."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from app.tour.stops import STOPS, Seen, Stop, shown

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Course:
    """at: a place in `STOPS`. before: what was seen when that stop began. praise: of the stop before, or ""."""

    at: int
    before: Seen
    praise: str = ""

    @property
    def stop(self) -> Stop:
        """The stop."""
        return STOPS[self.at]

    @property
    def is_last(self) -> bool:
        """Whether no other follows."""
        return self.at == len(STOPS) - 1


@dataclass(frozen=True, slots=True)
class View:
    """What shows. targets: object names, the first that shows is pointed at; none: the bubble stands in the middle.

    kicker: a few small words above the title.
    """

    targets: tuple[str, ...]
    kicker: str
    title: str
    text: str
    next: str
    can_go_back: bool


def begin(seen: Seen) -> Course:
    """At the first stop."""
    return Course(0, seen)


def forward(course: Course, seen: Seen) -> Course | None:
    """The next stop; None behind the last."""
    return None if course.is_last else Course(course.at + 1, seen)


def back(course: Course, seen: Seen) -> Course:
    """The stop before."""
    return Course(max(0, course.at - 1), seen)


def look(course: Course, seen: Seen) -> Course:
    """Goes on by itself when what was asked for is done. A stop begins when the person arrives on its page."""
    has_arrived = seen.page == course.stop.page != course.before.page
    if has_arrived or seen.project != course.before.project:
        return replace(course, before=seen)  # what was there before, or is in another project, is no deed
    if course.is_last or not course.stop.done(course.before, seen):
        return course
    return Course(course.at + 1, seen, course.stop.praise)


def view(course: Course, seen: Seen, showing: Collection[str]) -> View:
    """showing: the object names of all controls that can be seen now."""
    stop = course.stop
    number = translate("Tour", "Stop {0} of {1}").format(course.at + 1, len(STOPS))
    kicker = f"{number} · {shown(course.praise)}" if course.praise else number
    onward = translate("Tour", "Finish") if course.is_last else translate("Tour", "Next")
    if stop.page and seen.page != stop.page:
        return _elsewhere(stop, kicker, course.at > 0)
    is_there = stop.ready(seen) and (not stop.targets or bool(set(stop.targets) & set(showing)))
    text = stop.text if is_there else stop.instead
    targets = stop.targets if is_there else stop.beside
    return View(targets, kicker, shown(stop.title), shown(text), onward, course.at > 0)


def _elsewhere(stop: Stop, kicker: str, can_go_back: bool) -> View:
    """The person is on another page: the way leads over the rail."""
    text = translate("Tour", "It goes on over there: press the entry of the rail, or the button here.")
    return View((f"rail.{stop.page}",), kicker, shown(stop.title), text, translate("Tour", "Go there"), can_go_back)
