"""The small parts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app import messages
from app.widgets import Banner, Chip, FlowLayout, ProgressRow, SearchField, Section, SegmentedControl, cap_names
from effdet_core.errors import Problem


def _shown(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.show()


def test_things_in_a_flow_begin_a_new_line_where_the_width_ends(qtbot: QtBot) -> None:
    holder = QWidget()
    flow = FlowLayout(holder, gap=8)
    buttons = [QWidget() for _ in range(6)]
    for button in buttons:
        button.setFixedSize(50, 30)
        flow.addWidget(button)
    _shown(qtbot, holder)
    flow.setGeometry(QRect(0, 0, 170, 400))
    assert [button.y() for button in buttons] == [0, 0, 0, 38, 38, 38]
    assert flow.heightForWidth(170) == 68
    flow.clear()
    assert flow.count() == 0


def test_a_chip_says_its_count_to_eyes_and_to_screen_readers(qtbot: QtBot) -> None:
    chip = Chip("R&D", 3)
    _shown(qtbot, chip)
    assert chip.accessibleName() == "R&D, 3"
    chip.set_count(None)
    assert (chip.text(), chip.accessibleName()) == ("R&&D", "R&D")


def test_one_segment_is_always_taken_and_says_which(qtbot: QtBot) -> None:
    control = SegmentedControl([("a", "A", ""), ("b", "B", "")], "Letters")
    _shown(qtbot, control)
    with qtbot.waitSignal(control.chosen) as said:
        qtbot.mouseClick(control.button("b"), Qt.MouseButton.LeftButton)
    assert (said.args, control.current()) == (["b"], "b")


def test_a_section_folds_by_mouse_and_by_keyboard(qtbot: QtBot) -> None:
    section = Section("More")
    _shown(qtbot, section)
    qtbot.mouseClick(section.heading, Qt.MouseButton.LeftButton)
    assert not section.holder.isVisible()
    qtbot.keyClick(section.heading, Qt.Key.Key_Space)
    assert section.holder.isVisible()


def test_a_search_waits_for_a_pause_and_escape_empties_it(qtbot: QtBot) -> None:
    field = SearchField("Search")
    _shown(qtbot, field)
    heard: list[str] = []
    field.searched.connect(heard.append)
    qtbot.keyClicks(field, "bee")
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["bee"]
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: heard == ["bee", ""])


def test_progress_tells_the_time_left_and_stops_on_wish(qtbot: QtBot) -> None:
    now = [0.0]
    row = ProgressRow("Importing", clock=lambda: now[0])
    _shown(qtbot, row)
    now[0] = 10.0
    row.set_progress(25, 100)
    assert row.left.text().startswith("25 of 100 · 30 second")
    with qtbot.waitSignal(row.cancelled):
        qtbot.mouseClick(row.cancel, Qt.MouseButton.LeftButton)
    row.set_progress(30, 100)
    assert row.left.text() == "Stopping…"


def test_a_banner_offers_what_mends_it(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    pressed: list[bool] = []
    banner.say("The disk is full.", "error", "Try again", lambda: pressed.append(True))
    qtbot.mouseClick(banner.button, Qt.MouseButton.LeftButton)
    assert (banner.isVisible(), pressed) == (True, [True])


def test_a_toast_undoes_and_goes(qtbot: QtBot) -> None:
    window = QWidget()
    window.resize(600, 400)
    _shown(qtbot, window)
    undone: list[bool] = []
    made = messages.toast(window, "3 photos moved to the bin", "Undo", lambda: undone.append(True))
    assert made.isVisible()
    qtbot.mouseClick(made.button, Qt.MouseButton.LeftButton)
    assert undone == [True]
    for number in range(5):
        messages.toast(window, f"Message {number}")
    host = window.findChild(messages.ToastHost)
    assert [toast.message.text() for toast in host.toasts()] == ["Message 2", "Message 3", "Message 4"]
    assert host.geometry().bottom() < window.height()


def test_all_problems_are_shown_at_once_and_can_be_copied(qtbot: QtBot, qapp: object) -> None:
    window = QWidget()
    _shown(qtbot, window)
    problems = [Problem("is damaged", f"photo_{n}.jpg", "Take it again.") for n in range(3)]
    dialog = messages.show_problems(window, "Importing", problems)
    assert messages.text_of(problems).count("Take it again.") == 3
    dialog.close()


@pytest.mark.parametrize(
    ("keys", "caps"), [("Ctrl+Shift+Z", ["Ctrl", "Shift", "Z"]), ("+", ["+"]), ("Ctrl++", ["Ctrl", "+"]), ("W", ["W"])]
)
def test_keys_are_drawn_as_the_caps_people_press(keys: str, caps: list[str]) -> None:
    assert cap_names(keys) == caps
