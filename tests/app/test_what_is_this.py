""" "What is this?": every control of the window has an answer that says more than its label."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWhatsThis, QWidget
from pytestqt.qtbot import QtBot

from app.browser.export_sheet import ExportSheet
from app.browser.import_sheet import ImportSheet
from app.browser.page import PhotosPage
from app.browser.popover import Popover
from app.browser.report_dialog import ReportDialog
from app.checkup.about import About
from app.checkup.dialog import SystemCheck
from app.exporting.lab_desk import LabWindow
from app.exporting.repair_sheet import RepairSheet
from app.frame.settings_dialog import SettingsDialog
from app.guide import shelf
from app.guide.reader import Reader
from app.labelling.page import LabelPage
from app.main_window import MainWindow
from app.messages import ProblemsDialog
from app.shortcuts.editor import ShortcutEditor
from app.training.page import TrainPage
from app.training.send_sheet import SendSheet
from app.training.settings.prober import Prober
from app.widgets.explained import explanation
from effdet_core.errors import Problem
from effdet_core.project import Project
from tests.app import exported
from tests.app.controls import controls, described, label_of
from tests.app.export_window import pretended
from tests.app.judged import judged, usual
from tests.app.runs import Trainer

STAGES = ("photos", "label", "train", "evaluate", "export")
FEWEST_WORDS = 5
BATCH_SIZE = [
    "How many photos it looks at before it learns from them. Fewer need less memory.",
    "Possible: 1 to 4096 photos.",
    "Model Maker's default: 64.",
    "In files and commands: batch_size.",
]
"""What its declaration says of it."""


@pytest.fixture(autouse=True)
def _nothing_works(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No TensorFlow, no model: the controls are there without."""
    monkeypatch.setenv("EFFDET_STUDIO_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(Prober, "set_awake", lambda *_: None)
    pretended(monkeypatch)


@pytest.fixture
def trained(project: Project) -> Project:
    """The project with a run that was judged and exported: every part of every page has something to show."""
    run = Trainer(project).begin().epochs(2).finish()
    judged(run, usual())
    exported.add(run, "int8", ("bee", "wasp"))
    exported.add_waterfall(run)
    return project


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Callable[..., MainWindow]]:
    """Makes windows that close at the end."""
    made: list[MainWindow] = []

    def make(project: Project | None = None) -> MainWindow:
        window = MainWindow(project.path if project else None)
        qtbot.addWidget(window)
        made.append(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        if project is not None:
            qtbot.waitUntil(lambda: window.project is not None and window._opened.facts.photos > 0)
        return window

    yield make
    for window in made:
        window.close()


def unanswered(root: QWidget) -> list[str]:
    """The controls below a widget without an answer, or with one that only repeats their label."""
    return [described(control) for control in controls(root) if not _says_more(control)]


def _says_more(control: QWidget) -> bool:
    words = explanation(control)
    return words.strip() != label_of(control).strip() and len(words.split()) >= FEWEST_WORDS


def test_every_control_of_every_page_says_what_it_is_for(
    window: Callable[..., MainWindow], trained: Project, qtbot: QtBot
) -> None:
    shown = window(trained)
    for stage in STAGES:
        shown.navigate(stage, None)
    train = shown._made_pages().page("train")
    assert isinstance(train, TrainPage)
    train.show_run(train.trainings.runs()[0])
    essentials = train.settings.panel.levels["essentials"]
    for level in train.settings.panel.levels.values():
        level.make()
    assert explanation(essentials.reveal("batch_size").control.focusProxy()).splitlines() == BATCH_SIZE
    evaluate = shown._made_pages().page("evaluate")
    qtbot.waitUntil(lambda: evaluate.opened is not None and evaluate.desk.errors is not None)
    left = [text for stage in STAGES for text in unanswered(shown._made_pages().page(stage))]
    assert "\n".join(left) == ""


def test_every_control_of_the_frame_and_the_first_screens_says_what_it_is_for(
    window: Callable[..., MainWindow], trained: Project, photo_folder: Path, qtbot: QtBot
) -> None:
    shown = window(trained)
    shown.close_project()
    shown.home.show_new([photo_folder])
    qtbot.waitUntil(lambda: "6" in shown.home.currentWidget().found.text())
    shown.home.show_import(None)
    assert unanswered(shown.rail) == unanswered(shown.header) == unanswered(shown.home) == []


def _dialogs(window: MainWindow, folder: Path) -> Iterator[QDialog]:
    problem = Problem("it is damaged", "photo.jpg", "Look at it.")
    file = folder / "some.tflite"
    yield ImportSheet(window, None, ())
    yield ExportSheet(window, folder)
    yield SendSheet(window, folder / "training.zip", lambda *_: None)
    yield RepairSheet(window, exported.report(file, good=False), ("bee",))
    yield LabWindow(window, file)
    yield ReportDialog(window, "What came in", ["6 photos"], [problem])
    yield ProblemsDialog(window, "That did not work", [problem])
    yield SettingsDialog(window)
    yield ShortcutEditor(window, window.actions_)
    yield SystemCheck(window)
    yield About(window)
    guide = shelf.folder()
    assert guide is not None
    yield Reader(window, guide)


def test_every_control_of_every_dialog_says_what_it_is_for(window: Callable[..., MainWindow], tmp_path: Path) -> None:
    found = {type(dialog).__name__: unanswered(dialog) for dialog in _dialogs(window(), tmp_path)}
    assert len(found) == 12
    assert {name: left for name, left in found.items() if left} == {}


def _popups(window: MainWindow) -> Iterator[QWidget]:
    """What opens over the pages, one after the other."""
    window.navigate("photos", None)
    page = window._made_pages().page("photos")
    assert isinstance(page, PhotosPage)
    bar = page.filters
    offers = [bar.classes, bar.splits, bar.reviewed, bar.boxes]
    edit = page.class_edit
    openers = [
        *(chip.click for chip in offers),
        edit.ask_new,
        lambda: edit.ask_merge("bee"),
        page.middle.bulk.ask_group,
    ]
    for opener in [*openers, lambda: edit.ask_delete("bee")]:
        opener()
        opened = QApplication.activePopupWidget()
        assert isinstance(opened, Popover)
        yield opened
        opened.close()
    page.grid.setFocus()
    page.looking.toggle()
    look = page.looking.look
    assert look is not None
    yield look
    look.close_look()
    window.navigate("label", None)
    label = window._made_pages().page("label")
    assert isinstance(label, LabelPage)
    label.parts.light.open_above(label.mapToGlobal(label.rect().center()))
    yield label.parts.light
    label.parts.light.hide()


def test_every_popup_says_what_it_is_for_and_has_the_key(
    window: Callable[..., MainWindow], trained: Project, qtbot: QtBot
) -> None:
    found = {}
    for popup in _popups(window(trained)):
        name = f"{len(found)} {type(popup).__name__}"
        found[name] = [explanation(popup)] if len(explanation(popup).split()) < FEWEST_WORDS else unanswered(popup)
        focused = popup.focusWidget() or popup
        qtbot.keyClick(focused, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
        if QWhatsThis.inWhatsThisMode():  # a key of the window, whose first press asks for the pointer
            qtbot.keyClick(focused, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
        assert _answer() is not None, name
        QWhatsThis.hideText()
    assert len(found) == 10
    assert {name: left for name, left in found.items() if left} == {}


def test_a_control_without_an_answer_is_found(window: Callable[..., MainWindow]) -> None:
    shown = window()
    shown.home.start.setWhatsThis("")
    shown.home.start.open.setWhatsThis("Open a project")
    assert [text for text in unanswered(shown.home.start) if "Open a project" in text]


def _answer() -> QWidget | None:
    """Qt's own small window with the words."""
    found = [one for one in QApplication.topLevelWidgets() if one.metaObject().className() == "QWhatsThat"]
    return next((one for one in found if one.isVisible()), None)


def test_pressing_a_control_after_shift_f1_answers_and_does_nothing_else(
    window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    shown = window()
    pressed: list[bool] = []
    shown.home.start.open_wanted.connect(lambda: pressed.append(True))
    qtbot.keyClick(shown, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    assert QWhatsThis.inWhatsThisMode()
    qtbot.mouseClick(shown.home.start.open, Qt.MouseButton.LeftButton)
    assert _answer() is not None
    assert not QWhatsThis.inWhatsThisMode()
    assert pressed == []
    QWhatsThis.hideText()


def test_the_keyboard_alone_gets_the_answer_too(window: Callable[..., MainWindow], qtbot: QtBot) -> None:
    shown = window()
    shown.home.start.sample.setFocus()
    shown.actions_.run("help.what")
    assert _answer() is None
    shown.actions_.run("help.what")
    assert _answer() is not None
    QWhatsThis.hideText()


def test_escape_stops_asking(window: Callable[..., MainWindow], qtbot: QtBot) -> None:
    shown = window()
    shown.actions_.run("help.what")
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert not QWhatsThis.inWhatsThisMode()


def test_a_dialog_has_the_key_of_its_own(window: Callable[..., MainWindow]) -> None:
    dialog = SettingsDialog(window())
    dialog.open()
    shortcut = dialog.findChild(QShortcut)
    assert shortcut.key().toString() == "Shift+F1"
    shortcut.activated.emit()
    assert QWhatsThis.inWhatsThisMode()
    QWhatsThis.leaveWhatsThisMode()
    dialog.close()
