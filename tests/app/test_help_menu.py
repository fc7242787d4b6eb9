"""The menu of the rail's help button."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.actions import EVERYWHERE, ActionSet
from app.frame.help_menu import SECTIONS, HelpMenu
from app.frame.helps import Helps


def _helps(qtbot: QtBot) -> tuple[QWidget, ActionSet, Helps]:
    window = QWidget()
    qtbot.addWidget(window)
    actions = ActionSet(window, {})
    return window, actions, Helps(window, actions, lambda: "", lambda: None)


def test_every_help_that_the_frame_offers_is_in_the_menu_or_in_the_settings(qtbot: QtBot) -> None:
    *_, helps = _helps(qtbot)
    in_menu = {id for section in SECTIONS for id in section}
    assert set(helps.handlers()) - in_menu == {"help.shortcuts", "help.settings"}
    assert set(helps.handlers()) <= {row.id for row in EVERYWHERE}


def test_the_menu_opens_beside_its_button_and_is_worked_by_keys(qtbot: QtBot) -> None:
    window, actions, helps = _helps(qtbot)
    done: list[str] = []
    made = {id: (lambda id=id: done.append(id)) for id in helps.handlers()}
    actions.add(EVERYWHERE, made)
    button = QPushButton("Help", window)
    window.show()
    helps.show_menu(button)
    menu = window.findChild(HelpMenu)
    assert isinstance(menu, QMenu)
    assert menu.isVisible()
    rows = [action.objectName() for action in menu.actions() if not action.isSeparator()]
    assert rows == [id for section in SECTIONS for id in section if id in made]
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert done == rows[:1]
