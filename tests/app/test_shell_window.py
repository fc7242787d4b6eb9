"""The window as a person meets it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from app import settings, translation
from app.browser.page import PhotosPage
from app.home import plans
from app.labelling.page import LabelPage
from app.messages import ProblemsDialog
from app.studio import Studio
from app.widgets import ProgressRow, ToastHost
from effdet_core.errors import Problem
from effdet_core.project import Project
from tests.app.shell_window import Make, windows


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Make]:
    with windows(qtbot) as make:
        yield make


def test_the_first_screen_invites_and_the_rail_waits_for_a_project(window: Make) -> None:
    shown = window()
    assert shown.home.start.drop.isVisible()
    assert not shown.header.isVisible()
    assert not shown.rail.stages["photos"].isEnabled()
    assert "Open a project first" in shown.rail.stages["photos"].toolTip()


def test_a_project_opens_on_its_photos_and_the_rail_tells_the_story(
    window: Make, project: Project, qtbot: QtBot
) -> None:
    shown = window(project.path)
    assert shown.project == project.path
    assert shown.header.name.text() == "bees"
    qtbot.waitUntil(lambda: "6 photo" in shown.rail.stages["photos"].toolTip())
    qtbot.waitUntil(lambda: "3 photo" in shown.rail.stages["label"].toolTip())
    assert "18 more" in shown.rail.stages["train"].toolTip()


def test_a_closed_project_is_on_the_start_screen_and_opens_from_its_card(
    window: Make, project: Project, qtbot: QtBot
) -> None:
    shown = window(project.path)
    qtbot.waitUntil(lambda: "6 photo" in shown.rail.stages["photos"].toolTip())
    qtbot.keyClick(shown, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    card = shown.home.start.cards()[0]
    assert (card.accessibleName(), card.recent.photos, card.recent.done) == ("bees", 6, 3)
    assert [name for name, _ in card.recent.classes] == ["bee", "wasp"]
    assert len(card.recent.samples) == 4
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert shown.project == project.path


def test_a_project_that_moved_says_so_and_can_be_taken_off_the_list_and_back(window: Make, qtbot: QtBot) -> None:
    settings.store().opened(settings.Recent(path="nowhere/old", opened=1.0))
    shown = window()
    card = shown.home.start.cards()[0]
    assert card.missing
    card.remove_wanted.emit(card.recent.path)
    qtbot.waitUntil(lambda: shown.home.start.cards() == [])
    assert settings.store().values.recents == ()
    qtbot.mouseClick(shown.findChild(ToastHost).toasts()[-1].button, Qt.MouseButton.LeftButton)
    assert [item.path for item in settings.store().values.recents] == ["nowhere/old"]


def test_a_project_that_cannot_be_opened_is_refused_with_a_reason(window: Make, tmp_path: Path) -> None:
    shown = window()
    (tmp_path / "project.yaml").write_text("classes: 7")
    assert not shown.open_project(tmp_path)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert "project.yaml" in dialog.accessibleDescription()
    dialog.close()


def test_the_second_window_of_a_project_only_shows_and_says_so(window: Make, project: Project) -> None:
    first, second = window(project.path), window(project.path)
    assert not first.notices.saving.isVisible()
    assert second.notices.saving.isVisible()
    assert "another window" in second.notices.saving.message.text()
    first.close()
    second.notices.saving.button.click()
    assert not second.notices.saving.isVisible()


def test_a_project_closed_at_once_leaves_nothing_running(window: Make, project: Project, qtbot: QtBot) -> None:
    shown = window()
    for _ in range(5):
        assert shown.open_project(project.path)
        shown.close_project()
    qtbot.wait(50)
    assert shown.project is None


def test_a_recent_project_that_is_gone_leaves_the_open_one_open(window: Make, project: Project, tmp_path: Path) -> None:
    shown = window(project.path)
    shown.navigate("label", None)
    assert not shown.open_project(tmp_path / "gone")
    assert shown.project == project.path
    assert shown._stage == "label"
    (tmp_path / "damaged").mkdir()
    (tmp_path / "damaged" / "project.yaml").write_text("classes: 3")
    assert not shown.open_project(tmp_path / "damaged")
    assert shown.project == project.path


def test_the_sample_is_drawn_and_opens_with_its_labels(
    window: Make, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plans, "SAMPLE", {"train": 3, "val": 1, "test": 1})
    monkeypatch.setattr(plans, "usual_folder", lambda: tmp_path / "documents")
    shown = window()
    qtbot.mouseClick(shown.home.start.sample, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown.project is not None, timeout=20_000)
    assert shown.project == tmp_path / "documents" / "Sample"
    qtbot.waitUntil(lambda: "Every photo" in shown.rail.stages["label"].toolTip())


def test_the_sample_can_be_stopped(window: Make, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plans, "usual_folder", lambda: tmp_path / "documents")
    shown = window()
    qtbot.mouseClick(shown.home.start.sample, Qt.MouseButton.LeftButton)
    row = shown.home.currentWidget().findChild(ProgressRow)
    qtbot.mouseClick(row.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown.home.currentWidget() is shown.home.start)
    assert not (tmp_path / "documents" / "Sample").exists()


def test_trying_again_to_edit_stays_at_the_photo(window: Make, project: Project, qtbot: QtBot) -> None:
    first, second = window(project.path), window(project.path)
    assert second._opened is not None
    assert second._opened.session.read_only
    qtbot.waitUntil(lambda: second._opened is not None and len(second._opened.session.catalogue) == 6)
    name = second._opened.session.catalogue.names[4]
    second.navigate("label", name)
    first.close()
    second.notices.saving.button.click()
    assert second._opened is not None
    assert not second._opened.session.read_only
    assert second._stage == "label"
    qtbot.waitUntil(lambda: second._made_pages().photo("label") == name)


def test_damaged_label_files_are_named_and_set_aside(window: Make, project: Project, qtbot: QtBot) -> None:
    name = sorted(project.library.names())[0]
    project.annotation_path(name).write_text("{")
    shown = window(project.path)
    qtbot.waitUntil(lambda: shown.notices.damaged.isVisible())
    assert name in shown.notices.damaged.message.text()
    shown.notices.damaged.button.click()
    qtbot.waitUntil(lambda: not shown.notices.damaged.isVisible())


def test_another_language_makes_the_window_anew_with_the_same_project(project: Project, qtbot: QtBot) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    studio = Studio(app, project.path)
    qtbot.waitUntil(lambda: studio.window.project is not None)
    old = studio.window
    settings.store().change(language="de")
    old.remade.emit()
    qtbot.waitUntil(lambda: studio.window is not old and studio.window.project == project.path)
    assert studio.window.rail.settings.text() == "Einstellungen"
    studio.window.close()
    studio.window.deleteLater()
    studio.deleteLater()
    translation.install(app, "en")


def test_an_unexpected_error_says_whether_boxes_still_wait_for_the_disk(project: Project, qtbot: QtBot) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    studio = Studio(app, project.path)
    qtbot.waitUntil(lambda: studio.window.project is not None)
    for problem, said in ((None, "are saved"), (Problem("could not be written"), "still wait to be saved")):
        assert studio.window._opened is not None
        studio.window._opened.session._saving.set_stuck(problem)
        studio.report(ValueError, ValueError("one"), None)
        dialog = studio.window.findChildren(ProblemsDialog)[-1]
        assert said in dialog.accessibleDescription()
        dialog.close()
    studio.window._opened.session._saving.set_stuck(None)
    studio.window.close()
    studio.window.deleteLater()
    studio.deleteLater()


def test_everything_on_the_first_screen_is_named_and_reached_by_tab(window: Make, qtbot: QtBot) -> None:
    settings.store().opened(settings.Recent(path="nowhere/old", opened=1.0))
    shown = window()
    seen: set[str] = set()
    for _ in range(20):
        qtbot.keyClick(shown.focusWidget() or shown, Qt.Key.Key_Tab)
        focused = shown.focusWidget()
        if isinstance(focused, QAbstractButton):
            seen.add(focused.accessibleName() or focused.text())
    wanted = {"Help", "Settings", "Choose a folder…", "Open a project…", "Try with the sample", "old", "More"}
    assert wanted - seen == set()
    assert "" not in seen


def test_a_project_opens_on_the_page_it_was_left_on(window: Make, project: Project) -> None:
    shown = window(project.path)
    assert shown._stage == "photos"
    shown.navigate("label", None)
    shown.close_project()
    assert shown.open_project(project.path)
    assert shown._stage == "label"
    shown.navigate("home", None)
    shown.close_project()
    assert shown.open_project(project.path)
    assert shown._stage == "label", "the first screen is none of its pages"


def test_a_photo_that_was_missing_is_shown_when_it_is_back(window: Make, project: Project, qtbot: QtBot) -> None:
    name = sorted(project.library.names())[0]
    path = project.library.path_of(name)
    path.rename(path.with_suffix(".away"))
    shown = window(project.path)
    shown.navigate("label", name)
    label = shown._made_pages().page("label")
    assert isinstance(label, LabelPage)
    qtbot.waitUntil(label.parts.card.isVisible)
    shown.navigate("photos", None)
    photos = shown._made_pages().page("photos")
    assert isinstance(photos, PhotosPage)
    qtbot.waitUntil(lambda: photos.model.place_of(name) is not None and photos.grid.is_filled())
    assert photos.grid._thumbnails.broken(name)
    path.with_suffix(".away").rename(path)
    qtbot.waitUntil(lambda: photos.grid._thumbnails.broken(name) is None and name in photos.grid._pictures)
    qtbot.waitUntil(lambda: not label.parts.card.isVisibleTo(label) and label.canvas.size_of_photo is not None)


def test_the_window_comes_back_where_it_was(window: Make) -> None:
    first = window()
    first.resize(960, 640)
    first.close()
    assert window().size() == first.size()


def test_the_palette_finds_by_a_few_letters_and_does_it(window: Make, project: Project, qtbot: QtBot) -> None:
    from app.shortcuts.palette import Palette

    shown = window(project.path)
    qtbot.keyClick(shown, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = shown.findChild(Palette)
    qtbot.keyClicks(palette.field, "clopro")
    assert palette.shown()[0] == "project.close"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert shown.project is None


@pytest.mark.parametrize("key", ["F1", "?"])
def test_the_cheat_sheet_shows_the_keys_a_person_chose(window: Make, qtbot: QtBot, key: str) -> None:
    from app.shortcuts.cheat_sheet import CheatSheet, grouped

    settings.store().change(shortcuts={"edit.undo": ("Alt+U",)})
    shown = window()
    qtbot.keySequence(shown, key)
    sheet = shown.findChild(CheatSheet)
    assert sheet.isVisible()
    assert shown.actions_.keys_of("edit.undo") == ("Alt+U",)
    assert any(row.id == "edit.undo" for _, rows in grouped(shown.actions_, "photos") for row in rows)
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_a_key_that_is_taken_is_only_given_away_on_demand(window: Make, qtbot: QtBot) -> None:
    from app.shortcuts.editor import ShortcutEditor

    shown = window()
    shown.helps.edit_keys()
    editor = shown.findChild(ShortcutEditor)
    line = editor.lines["go.home"]
    qtbot.mouseClick(line.keys, Qt.MouseButton.LeftButton)
    qtbot.keyClick(line.keys, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "Undo" in editor.message.message.text()
    assert shown.actions_.keys_of("go.home") == ("Alt+Home",)
    editor.message.button.click()
    assert shown.actions_.keys_of("go.home") == ("Ctrl+Z",)
    assert shown.actions_.keys_of("edit.undo") == ()
    editor.reset.click()
    assert shown.actions_.keys_of("edit.undo") == ("Ctrl+Z",)
    editor.close()
