"""Where a person is on the tour and where its bubble stands, without a window."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize

from app.tour import course as courses
from app.tour.course import Course
from app.tour.placing import MARGIN, place, tip
from app.tour.stops import STOPS, Seen

OPEN = Seen(project="/bees", page="photos", photos=6, boxes=3)
TRAINED = replace(OPEN, detectors=1)
PLACES = {stop.id: number for number, stop in enumerate(STOPS)}


def at(id: str, seen: Seen = OPEN) -> Course:
    """A stop that began when things were as in `seen`, on its page."""
    return Course(PLACES[id], replace(seen, page=STOPS[PLACES[id]].page or seen.page))


DEEDS: dict[str, dict[str, object]] = {
    "photos": {"page": "label"},
    "label": {"boxes": 4},
    "settings": {"preset": "quick"},
    "start": {"running": True},
    "watch": {"detectors": 1},
    "evaluate": {"evaluated": True},
    "export": {"exported": True},
}


def test_each_stop_goes_on_when_its_deed_is_done_and_not_before() -> None:
    for id, deed in DEEDS.items():
        course = at(id)
        assert courses.look(course, course.before) == course, id
        reached = courses.look(course, replace(course.before, **deed))
        assert (reached.at, reached.praise) == (course.at + 1, course.stop.praise), id


def test_what_was_so_before_a_stop_is_no_deed() -> None:
    done = replace(OPEN, page="export", preset="quick", detectors=1, evaluated=True, exported=True, running=True)
    for id in ("label", "settings", "start", "evaluate", "export", "try"):
        course = at(id, done)
        assert courses.look(course, course.before) == course


def test_a_training_that_ends_badly_does_not_hold_the_tour() -> None:
    course = at("watch", replace(OPEN, running=True))
    assert courses.look(course, replace(course.before, running=False)).stop.id == "evaluate"


def test_what_happens_before_a_person_arrives_is_no_deed() -> None:
    elsewhere = Course(PLACES["evaluate"], replace(TRAINED, page="train"))  # a training judges its detector itself
    judged = replace(TRAINED, page="train", evaluated=True)
    assert courses.look(elsewhere, judged).stop.id == "evaluate"
    arrived = courses.look(elsewhere, replace(judged, page="evaluate"))
    assert (arrived.stop.id, arrived.before.page) == ("evaluate", "evaluate")
    assert courses.look(arrived, arrived.before) == arrived


def test_another_project_is_no_deed() -> None:
    course = at("label")
    other = replace(course.before, project="/wasps", boxes=4000)
    reached = courses.look(course, other)
    assert (reached.at, reached.before) == (course.at, other)


def test_next_leads_through_all_stops_and_back_through_all_of_them() -> None:
    course: Course | None = courses.begin(OPEN)
    passed = []
    while course is not None:
        passed.append(course)
        course = courses.forward(course, OPEN)
    assert [course.stop for course in passed] == list(STOPS)
    assert courses.back(passed[2], OPEN).at == 1
    assert courses.back(passed[0], OPEN).at == 0


def test_on_its_page_a_stop_points_at_the_control_and_says_what_to_do() -> None:
    course = at("label")
    view = courses.view(course, course.before, {"label.canvas"})
    assert view.targets == ("label.canvas",)
    assert view.text.startswith("Press W")
    assert view.kicker == "Stop 2 of 9"


def test_on_another_page_it_points_at_the_way_there() -> None:
    view = courses.view(at("label"), replace(OPEN, page="export"), {"label.canvas"})
    assert view.targets == ("rail.label",)
    assert view.next == "Go there"


def test_a_missing_control_gives_other_words_and_points_beside() -> None:
    view = courses.view(at("settings"), replace(OPEN, page="train"), set())
    assert view.targets == ("train.sliders",)
    assert "folded away" in view.text


def test_a_stop_that_nothing_is_ready_for_says_what_it_waits_for() -> None:
    early = courses.view(at("evaluate"), replace(OPEN, page="evaluate"), {"evaluate.judge"})
    assert "as soon as there is a trained detector" in early.text
    assert early.targets == ()
    late = courses.view(at("evaluate", TRAINED), replace(TRAINED, page="evaluate"), {"evaluate.judge"})
    assert late.text.startswith("The detector is judged")


def test_every_stop_that_can_miss_its_control_has_words_for_that() -> None:
    assert [stop.id for stop in STOPS if stop.targets and not stop.instead] == []


sizes = st.integers(min_value=400, max_value=2600)


@settings(deadline=None, max_examples=30)
@given(
    window=st.builds(QSize, sizes, sizes),
    target=st.builds(QRect, st.integers(-200, 2600), st.integers(-200, 2600), st.integers(1, 900), st.integers(1, 900)),
)
def test_the_bubble_is_always_inside_the_window(window: QSize, target: QRect) -> None:
    bubble = QSize(344, 180)
    placed = place(window, bubble, target)
    assert placed.rect.size() == bubble
    assert QRect(0, 0, window.width(), window.height()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN).contains(placed.rect)


SIDES = {
    "right": QRect(0, 100, 88, 64),
    "below": QRect(1300, 100, 200, 40),
    "left": QRect(900, 40, 700, 950),
    "above": QRect(90, 930, 1500, 60),
}


def test_it_stands_where_it_hides_nothing_and_its_tip_touches_that_side() -> None:
    for side, target in SIDES.items():
        placed = place(QSize(1600, 1000), QSize(344, 180), target)
        point = tip(placed, target)
        assert placed.side == side
        assert not placed.rect.intersects(target)
        assert point is not None
        assert placed.rect.contains(point)


def test_a_target_that_fills_the_window_is_covered_without_a_tip() -> None:
    window = QRect(0, 0, 1000, 700)
    placed = place(window.size(), QSize(344, 180), window)
    assert placed.rect.intersects(window)
    assert tip(placed, window) is None


def test_without_a_target_it_stands_in_the_middle() -> None:
    placed = place(QSize(1000, 700), QSize(344, 180), None)
    assert placed.side == "none"
    assert placed.rect == QRect(328, 260, 344, 180)
