"""The tour: follows a person through the real window, and stands beside what comes next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from app import settings
from app.tour import course as courses
from app.tour.bubble import Bubble
from app.tour.course import Course
from app.tour.placing import place, tip
from app.tour.spotlight import Spotlight
from app.tour.stops import STOPS, Seen

_LOOK_MS = 150
"""Milliseconds between two looks: targets move with splitters, scroll bars and lists, and pages change."""
_PAGE = "tour"
_OFFERED_AT = "home.sample"


class Tour(QObject):
    """look: what is so now. go: shows a page of the rail. with_sample: opens the sample, then calls back."""

    def __init__(
        self,
        window: QWidget,
        look: Callable[[], Seen],
        go: Callable[[str, None], None],
        with_sample: Callable[[Callable[[], None]], None],
    ) -> None:
        super().__init__(window)
        self._window, self._look, self._go, self._with_sample = window, look, go, with_sample
        self.course: Course | None = None
        self._is_offer = False
        self.bubble: Bubble | None = None
        self._spotlight: Spotlight | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)

    def offer(self) -> None:
        """Once, at the first start: a bubble that leaves everything else alone, and never comes again."""
        store = settings.store()
        if store.page(_PAGE) or store.values.recents:
            return
        store.remember(_PAGE, state="offered")
        self._is_offer = True
        self._ask(self.tr("Not now"), self.leave)

    def invite(self) -> None:
        """From the help menu: with the sample, or in the project that is open."""
        self._is_offer = False
        if self._look().photos:
            self._ask(self.tr("In this project"), self.begin)
        else:
            self._ask("", self.leave)
        self._to_bubble()

    def begin(self) -> None:
        """At the first stop, in the open project."""
        seen = self._look()
        if not seen.project:
            return
        self._close()
        bubble = self._open()
        bubble.onward.connect(self.forward)
        bubble.other.connect(self.back)
        self._stand(courses.begin(seen), navigate=True)

    def forward(self) -> None:
        """To the next stop, on its page; or only to the page, for a person who is elsewhere."""
        if self.course is None:
            return
        seen, stop = self._look(), self.course.stop
        if stop.page and stop.page != seen.page:
            self._stand(self.course, navigate=True)
        elif (following := courses.forward(self.course, seen)) is not None:
            self._stand(following, navigate=True)
        else:
            self.leave(state="done")

    def back(self) -> None:
        """To the stop before."""
        if self.course is not None:
            self._stand(courses.back(self.course, self._look()), navigate=True)

    def leave(self, state: str = "left") -> None:
        """Ends it; it does not come again by itself."""
        settings.store().remember(_PAGE, state=state)
        self._close()

    def look(self) -> None:
        """What has changed since the last look."""
        seen = self._look()
        if self.course is None:
            self._look_at_question()
        elif not seen.project:
            self.leave()
        elif (reached := courses.look(self.course, seen)) != self.course:
            self._stand(reached, navigate=False)
        else:
            self._show(seen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Only what nobody below wanted comes up to the window: Escape of a page that has nothing to cancel."""
        if event.type() == QEvent.Type.Resize:
            self._cover()
            self.look()
        elif isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F6):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()  # so that it comes as a key, and not as one of the page's actions
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.leave() if event.key() == Qt.Key.Key_Escape else self._to_bubble()
                return True
        return False

    # Bubble and spotlight

    def _open(self) -> Bubble:
        self._spotlight = Spotlight(self._window)
        self.bubble = Bubble(self._window)
        self.bubble.left.connect(self.leave)
        self.bubble.moved_on.connect(self._to_page)
        self._window.installEventFilter(self)
        self._cover()
        self._spotlight.show()
        self._timer.start()
        return self.bubble

    def _close(self) -> None:
        self._timer.stop()
        self._window.removeEventFilter(self)
        self.course = None
        had_keyboard = self.bubble is not None and self.bubble.has_keyboard()
        for part in (self.bubble, self._spotlight):
            if part is not None:
                part.hide()
                part.deleteLater()
        self.bubble = self._spotlight = None
        if had_keyboard:
            self._to_page()

    def _ask(self, other: str, act: Callable[[], object]) -> None:
        self._close()
        bubble = self._open()
        bubble.onward.connect(self._begin_with_sample)
        bubble.other.connect(act)
        text = self.tr(
            "A tour of this window: from photos to a detector on a phone in {0} stops, with sample photos that are "
            "drawn for you. You can leave it at any time."
        ).format(len(STOPS))
        bubble.say(self.tr("New here?"), self.tr("First steps"), text, self.tr("With the sample"), other)
        self.look()

    def _look_at_question(self) -> None:
        """The offer stands on the first screen only, and darkens nothing: whoever goes another way is not held up."""
        if not self._is_offer:
            self._place(())
        elif self._find(_OFFERED_AT) is not None:
            self._place((_OFFERED_AT,), darken=False)
        else:
            self._close()

    def _begin_with_sample(self) -> None:
        self._close()
        self._with_sample(self.begin)

    def _stand(self, reached: Course, *, navigate: bool) -> None:
        """At a stop. navigate: the person asked to go there, so its page comes up."""
        self.course = reached
        has_keyboard = self.bubble is not None and self.bubble.has_keyboard()
        page = reached.stop.page
        if navigate and page and self._look().page != page:
            self._go(page, None)
            self.course = courses.look(reached, self._look())  # the stop begins on its page
        for name in reached.stop.targets:
            _scroll_to(self._find(name, hidden=True))
        self._show(self._look())
        if has_keyboard:
            self._to_bubble()

    def _show(self, seen: Seen) -> None:
        assert self.course is not None
        assert self.bubble is not None
        stop = self.course.stop
        shown = courses.view(self.course, seen, {name for name in stop.targets if self._find(name)})
        back = self.tr("Back") if shown.can_go_back else ""
        self.bubble.say(shown.kicker, shown.title, shown.text, shown.next, back)
        self._place(shown.targets)

    def _place(self, targets: tuple[str, ...], *, darken: bool = True) -> None:
        if self.bubble is None or self._spotlight is None:
            return
        found = next(filter(None, map(self._find, targets)), None)
        target = self._area(found) if found is not None else None
        placed = place(self._window.size(), self.bubble.size(), target)
        self.bubble.move(placed.rect.topLeft())
        self._spotlight.light(target, tip(placed, target) if target else None, placed.side, darken=darken)
        if self.bubble.isHidden():
            self.bubble.show()
            self._spotlight.raise_()
            self.bubble.raise_()

    def _cover(self) -> None:
        if self._spotlight is not None:
            self._spotlight.setGeometry(self._window.rect())

    def _find(self, name: str, *, hidden: bool = False) -> QWidget | None:
        """hidden: also where it is scrolled out of sight."""
        found = self._window.findChildren(QWidget, name)
        return next((one for one in found if one.isVisible() and (hidden or not one.visibleRegion().isEmpty())), None)

    def _area(self, widget: QWidget) -> QRect:
        """The part of it that can be seen, in the window: what it lies in may scroll."""
        area, around = widget.rect(), widget
        while around is not self._window and (parent := around.parentWidget()) is not None:
            area = area.translated(around.pos()) & parent.rect()
            around = parent
        return area

    # The keyboard

    def _to_bubble(self) -> None:
        if self.bubble is not None:
            self.bubble.onward_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _to_page(self) -> None:
        page = self._look().page
        if page:
            self._go(page, None)


def _scroll_to(widget: QWidget | None) -> None:
    """Into sight, of every list it lies in."""
    around = widget
    while widget is not None and around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()
