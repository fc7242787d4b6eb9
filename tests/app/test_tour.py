"""The tour in the real window."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app import settings
from app.frame.stages import STAGES
from app.home import plans
from app.labelling import loading
from app.labelling.page import LabelPage
from app.main_window import MainWindow
from app.shortcuts.cheat_sheet import CheatSheet
from app.studio import Studio
from app.tour.bubble import Bubble
from app.tour.stops import STOPS
from app.training.page import TrainPage
from app.training.settings.prober import Prober
from effdet_core.project import Project
from effdet_core.project.annotation import LabelledBox
from tests.app.export_window import pretended
from tests.app.judged import judged
from tests.app.runs import Trainer

Make = Callable[[], MainWindow]
FEW = {"train": 2, "val": 1, "test": 1}


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Make]:
    """Makes windows that close at the end."""
    monkeypatch.setenv("EFFDET_STUDIO_CACHE", str(tmp_path / "cache"))
    made: list[MainWindow] = []

    def make() -> MainWindow:
        window = MainWindow()
        qtbot.addWidget(window)
        made.append(window)
        window.show()
        return window

    yield make
    for window in made:
        window.close()


@pytest.fixture(scope="module")
def opened(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    """One window with a project for all that need its pages, which take a second to make. Nothing works in it."""
    folder = tmp_path_factory.mktemp("tour")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(settings.FOLDER_VARIABLE, str(folder / "config"))
        patch.setenv("EFFDET_STUDIO_CACHE", str(folder / "cache"))
        patch.setattr(Prober, "set_awake", lambda *_: None)
        pretended(patch)
        patch.setattr(loading, "_WORKERS", 1)  # so that a second one does not begin within a test
        patch.setattr(plans, "SAMPLE", FEW)
        project = Project.open(plans.make_sample_project(folder, lambda *_: None))
        judged(Trainer(project).begin().epochs(1).finish(), {})
        window = MainWindow(project.path)
        window.show()
        _until(lambda: window.project is not None)
        for stage in (*STAGES, "evaluate"):  # what a page starts when it is first shown is no leak of a test
            window.navigate(stage, None)
        _until(lambda: window.findChild(QWidget, "evaluate.headline"))
        window.navigate("label", None)
        _until(lambda: any(thread.name == "photo_0" for thread in threading.enumerate()))
        yield window
        window.close()
        window.deleteLater()


@pytest.fixture
def shown(opened: MainWindow, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window as it was opened."""
    opened.resize(1100, 760)
    with qtbot.waitActive(opened):
        opened.activateWindow()
    opened.navigate("photos", None)
    yield opened
    opened.tour.leave()


def _until(true: Callable[[], object]) -> None:
    """For a fixture of the module, which `qtbot` is too short-lived for."""
    deadline = time.monotonic() + 15
    while not true():
        assert time.monotonic() < deadline
        QCoreApplication.processEvents()
        time.sleep(0.01)


def stop_of(window: MainWindow) -> str:
    """The id of the stop, or "" without a tour."""
    return window.tour.course.stop.id if window.tour.course else ""


def bubble(window: MainWindow) -> Bubble:
    """The bubble that shows."""
    found = window.tour.bubble
    assert found is not None
    assert found.isVisible()
    return found


def go_to(window: MainWindow, id: str) -> None:
    """With Next, as often as it takes."""
    while stop_of(window) != id:
        bubble(window).onward_button.click()


def _boxed(window: MainWindow) -> None:
    """One more box on the first photo, as the Label page draws it."""
    session = window._opened.session
    photo = next(iter(session.catalogue.names))
    labels = session.labels(photo)
    box = LabelledBox(session.classes[0].name, (5.0, 5.0, 40.0, 40.0))
    session.change("Draw a box", {photo: replace(labels, boxes=(*labels.boxes, box))})


# The offer


def test_the_first_start_offers_the_tour_once(qapp: QApplication) -> None:
    first = Studio(qapp, None)
    assert "tour" in bubble(first.window).text.text()
    first.window.close()
    first.window.deleteLater()
    second = Studio(qapp, None)
    assert second.window.tour.bubble is None
    second.window.close()
    second.window.deleteLater()
    for studio in (first, second):
        studio.deleteLater()


def test_who_has_projects_already_is_not_asked(window: Make) -> None:
    settings.store().opened(settings.Recent("/photos/Bees", 2.0))
    shown = window()
    shown.tour.offer()
    assert shown.tour.bubble is None


def test_the_offer_goes_when_a_person_goes_another_way(window: Make, photo_folder: Path, qtbot: QtBot) -> None:
    shown = window()
    shown.tour.offer()
    bubble(shown)
    shown.home.show_new([photo_folder])
    qtbot.waitUntil(lambda: shown.tour.bubble is None)
    qtbot.waitUntil(lambda: "6" in shown.home.currentWidget().found.text())


def test_the_offer_leads_through_the_sample_and_ends_with_it(
    window: Make, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plans, "SAMPLE", FEW)
    monkeypatch.setattr(plans, "usual_folder", lambda: tmp_path)
    shown = window()
    shown.tour.offer()
    bubble(shown).onward_button.click()
    qtbot.waitUntil(lambda: stop_of(shown) == "photos", timeout=15_000)
    assert shown.project == tmp_path / plans.SAMPLE_NAME
    shown.close_project()
    qtbot.waitUntil(lambda: shown.tour.bubble is None)
    assert settings.store().page("tour") == {"state": "left"}


# On the way


def test_every_stop_knows_controls_that_are_there(shown: MainWindow) -> None:
    names = {name for stop in STOPS for name in (*stop.targets, *stop.beside)}
    assert {name for name in names if shown.findChild(QWidget, name) is None} == set()


def test_next_goes_through_all_pages_and_the_end_is_remembered(shown: MainWindow) -> None:
    shown.tour.begin()
    passed = [(stop_of(shown), shown._stage)]
    while shown.tour.course is not None:
        words = bubble(shown).text
        assert words.height() >= words.heightForWidth(words.width()), stop_of(shown)  # nothing is cut off
        bubble(shown).onward_button.click()
        passed.append((stop_of(shown), shown._stage))
    expected = [(stop.id, stop.page or "export") for stop in STOPS]
    assert passed == [*expected, ("", "export")]
    assert settings.store().page("tour") == {"state": "done"}


def test_drawing_a_box_goes_on_by_itself_and_takes_nobody_away(shown: MainWindow, qtbot: QtBot) -> None:
    shown.tour.begin()
    shown.navigate("label", None)
    qtbot.waitUntil(lambda: stop_of(shown) == "label")
    _boxed(shown)
    qtbot.waitUntil(lambda: stop_of(shown) == "settings")
    assert isinstance(shown.stack.currentWidget(), LabelPage)
    assert "That is a box" in bubble(shown).kicker.text()
    assert bubble(shown).onward_button.text() == "Go there"
    bubble(shown).onward_button.click()
    assert isinstance(shown.stack.currentWidget(), TrainPage)
    assert stop_of(shown) == "settings"


def test_choosing_the_quick_recipe_goes_on(shown: MainWindow, qtbot: QtBot) -> None:
    shown.tour.begin()
    go_to(shown, "settings")
    cards = shown._made_pages().page("train").settings.panel.presets.cards
    cards["quick"].click()
    qtbot.waitUntil(lambda: stop_of(shown) == "start")
    cards["balanced"].click()


def test_a_training_on_show_hides_the_settings_and_the_tour_says_so(shown: MainWindow) -> None:
    shown.tour.begin()
    go_to(shown, "settings")
    train = shown._made_pages().page("train")
    train.show_run(train.trainings.runs()[0])
    shown.tour.look()
    assert "folded away" in bubble(shown).text.text()
    train.show_run(None)


# What it survives


def _stands_beside(window: MainWindow, name: str) -> bool:
    """Inside the window, and next to the control."""
    target = window.findChild(QWidget, name)
    area = QRect(target.mapTo(window, QPoint()), target.size())
    placed = bubble(window).geometry()
    near = area.adjusted(-40, -40, 40, 40)
    return window.rect().contains(placed) and near.intersects(placed)


def test_the_bubble_follows_the_size_of_the_window(shown: MainWindow, qtbot: QtBot) -> None:
    shown.tour.begin()
    go_to(shown, "start")
    for width, height in ((1500, 900), (960, 620), (1300, 760)):
        shown.resize(width, height)
        qtbot.waitUntil(lambda: _stands_beside(shown, "train.start"))


def test_it_stays_through_pages_dialogs_and_overlays(shown: MainWindow, qtbot: QtBot) -> None:
    shown.tour.begin()
    go_to(shown, "export")
    shown.navigate("photos", None)
    qtbot.waitUntil(lambda: bubble(shown).onward_button.text() == "Go there")
    shown.helps.show_keys()
    sheet = shown.findChild(CheatSheet)
    assert shown.childAt(bubble(shown).geometry().center()) is not bubble(shown)  # the sheet lies above it
    sheet.leave()
    bubble(shown).onward_button.click()
    assert (shown._stage, stop_of(shown)) == ("export", "export")


def test_everything_under_the_veil_still_works(shown: MainWindow, qtbot: QtBot) -> None:
    shown.tour.begin()
    entry = shown.rail.stages["label"]
    hit = shown.childAt(entry.mapTo(shown, entry.rect().center()))
    assert hit is entry


# The keyboard


def test_escape_leaves_it_from_any_page(shown: MainWindow, qtbot: QtBot) -> None:
    for stage in ("photos", "label", "train"):
        shown.tour.begin()
        shown.navigate(stage, None)
        qtbot.keyClick(shown.focusWidget() or shown, Qt.Key.Key_Escape)
        assert shown.tour.bubble is None, stage


def test_escape_in_a_field_that_uses_it_is_the_fields(shown: MainWindow, qtbot: QtBot) -> None:
    shown.tour.begin()
    search = shown._made_pages().page("photos").filters.search
    search.setFocus()
    qtbot.keyClicks(search, "bee")
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""
    assert bubble(shown)


def test_f6_leads_into_the_bubble_and_back_and_enter_goes_on(shown: MainWindow, qtbot: QtBot) -> None:
    shown.tour.begin()
    page = shown.focusWidget()
    qtbot.keyClick(page, Qt.Key.Key_F6)
    assert bubble(shown).onward_button.hasFocus()
    qtbot.keyClick(bubble(shown).onward_button, Qt.Key.Key_Return)
    assert stop_of(shown) == "label"
    assert bubble(shown).onward_button.hasFocus()
    qtbot.keyClick(bubble(shown).onward_button, Qt.Key.Key_F6)
    assert shown.stack.currentWidget().isAncestorOf(shown.focusWidget())


def test_pressing_next_with_the_mouse_leaves_the_keys_to_the_page(shown: MainWindow, qtbot: QtBot) -> None:
    shown.tour.begin()
    qtbot.mouseClick(bubble(shown).onward_button, Qt.MouseButton.LeftButton)
    assert stop_of(shown) == "label"
    assert shown.stack.currentWidget().isAncestorOf(shown.focusWidget())


def test_a_screen_reader_is_told_the_stop(shown: MainWindow) -> None:
    shown.tour.begin()
    assert bubble(shown).accessibleName() == "All photos of the project"
    assert "Double-click" in bubble(shown).accessibleDescription()


def test_the_help_menu_offers_the_open_project_too(shown: MainWindow) -> None:
    shown.actions_.run("help.tour")
    assert bubble(shown).other_button.text() == "In this project"
    bubble(shown).other_button.click()
    assert stop_of(shown) == "photos"
