"""What the canvas shows: zoom, pan, light, dense screens, and what cannot be shown."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.session import Session
from effdet_core.project import Project
from tests.app.labelling_hand import LEFT, Hands, label_page


@pytest.fixture
def hands(session: Session, qtbot: QtBot) -> Iterator[Hands]:
    with label_page(session, qtbot) as made:
        yield made


def wheel(hands: Hands, at: QPoint, delta: int) -> None:
    place = QPointF(at)
    event = QWheelEvent(
        place, hands.view.mapToGlobal(place), QPoint(), QPoint(0, delta), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(hands.view, event)


def test_zooming_with_the_wheel_keeps_the_point_under_the_pointer(hands: Hands) -> None:
    canvas, at = hands.page.canvas, QPoint(200, 150)
    before = canvas.to_photo(QPointF(at))
    for delta in (120, 120, 120, -120, 240, -360, 15, 500):
        wheel(hands, at, delta)
        now = canvas.to_photo(QPointF(at))
        assert abs(now.x() - before.x()) * canvas.zoom <= 1.0
        assert abs(now.y() - before.y()) * canvas.zoom <= 1.0


def test_ctrl_0_fits_and_ctrl_1_shows_each_pixel(hands: Hands) -> None:
    canvas = hands.page.canvas
    fitted = canvas.zoom
    hands.keys("Ctrl+1")
    assert canvas.zoom == pytest.approx(1)
    hands.keys("Ctrl++", "Ctrl++")
    assert canvas.zoom == pytest.approx(1.25**2)
    hands.keys("Ctrl+0")
    assert canvas.zoom == pytest.approx(fitted)
    assert (
        canvas.mapFromScene(80, 60) == canvas.viewport().rect().center()
        or (canvas.mapFromScene(80, 60) - canvas.viewport().rect().center()).manhattanLength() <= 2
    )


def test_space_pans_while_it_is_held(hands: Hands) -> None:
    canvas = hands.page.canvas
    before, zoom = canvas.mapToScene(100, 100), canvas.zoom
    hands.qtbot.keyPress(canvas, Qt.Key.Key_Space)
    hands.qtbot.mousePress(hands.view, LEFT, pos=QPoint(200, 200))
    hands.qtbot.mouseMove(hands.view, QPoint(240, 220))
    hands.qtbot.mouseRelease(hands.view, LEFT, pos=QPoint(240, 220))
    hands.qtbot.keyRelease(canvas, Qt.Key.Key_Space)
    after = canvas.mapToScene(100, 100)
    assert (before.x() - after.x(), before.y() - after.y()) == pytest.approx((40 / zoom, 20 / zoom), abs=0.5)
    assert len(hands.boxes) == 2


def test_brightness_changes_the_view_only(hands: Hands) -> None:
    before = hands.page.canvas.grab().toImage().pixelColor(hands.at((60, 75)))
    hands.page.parts.light.brightness.setValue(80)
    after = hands.page.canvas.grab().toImage().pixelColor(hands.at((60, 75)))
    assert after.lightness() > before.lightness()
    hands.page.parts.light.reset()
    assert hands.page.canvas.grab().toImage().pixelColor(hands.at((60, 75))) == before


def test_keys_in_the_light_popup_are_its_own(hands: Hands) -> None:
    hands.keys("S")
    light = hands.page.parts.light
    assert light.isVisible()
    before = hands.boxes
    QTest.keyClick(light.brightness, Qt.Key.Key_Delete)
    QTest.keyClick(light.brightness, Qt.Key.Key_N)
    QTest.keyClick(light.brightness, Qt.Key.Key_Escape)
    assert not light.isVisible()
    assert hands.boxes == before


def test_the_menu_of_a_box_does_what_it_says(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, at: opened.append(menu))
    at = hands.at((50, 100))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, hands.view.mapToGlobal(at))
    QApplication.sendEvent(hands.view, event)
    assert hands.selected == {1}
    menu = opened[0]
    classes = menu.actions()[0].menu()
    assert isinstance(classes, QMenu)
    next(action for action in classes.actions() if action.text() == "bee").trigger()
    assert hands.boxes[1][0] == "bee"
    next(action for action in menu.actions() if action.text().startswith("Delete")).trigger()
    assert len(hands.boxes) == 1
    menu.close()


def test_a_broken_photo_says_why_and_there_is_a_way_on(session: Session, qtbot: QtBot) -> None:
    path = session.path(sorted(session.project.library.names())[4])
    path.write_bytes(b"not a photo")
    with label_page(session, qtbot) as hands:
        hands.page.open_photo(session.catalogue.names[4], [])
        card = hands.page.parts.card
        hands.until(card.isVisible)
        hands.until(lambda: hands.page.walk._thumbnails.broken(session.catalogue.names[4]) is not None)
        hands.qtbot.wait(100)
        assert card.isVisible(), "it stays when the small picture fails too"
        assert "not a photo" in card._reason.text()
        assert not hands.page.editor.editable
        shutil.copy(session.path(session.catalogue.names[5]), path)
        card.retry_wanted.emit()
        hands.until(lambda: not card.isVisible())
        hands.sharp()


def test_a_damaged_label_file_is_never_shown_as_empty(project: Project, qtbot: QtBot) -> None:
    name = sorted(project.library.names())[1]
    file = project.annotation_path(name)
    file.write_text("{ damaged", "utf-8")
    session = Session(project.path)
    with label_page(session, qtbot) as hands:
        hands.keys("D")
        hands.sharp()
        banner = hands.page.parts.banner
        assert banner.isVisible()
        assert "damaged" in banner.message.text()
        assert hands.page.parts.panel._no_boxes.text() == "Its boxes cannot be shown."
        hands.drag((70, 10), (100, 50))
        hands.keys("N")
        assert file.read_text("utf-8") == "{ damaged"
        banner.button.click()
        assert not banner.isVisible()
        hands.drag((70, 10), (100, 50))
        assert len(hands.boxes) == 1
    session.close()
    session.deleteLater()


def test_a_second_window_can_look_but_not_change(session: Session, project: Project, qtbot: QtBot) -> None:
    second = Session(project.path)
    with label_page(second, qtbot) as hands:
        assert not hands.page.parts.panel.classes.field.isEnabled()
        hands.drag((70, 10), (100, 50))
        hands.keys("N", "Del")
        assert len(hands.boxes) == 2
        assert "only be looked at" in hands.said
        hands.click((20, 30))
        assert hands.selected == {0}
        hands.keys("Right", "2")
        assert hands.boxes[0] == ("bee", (10, 20, 60, 70))
    second.close()
    second.deleteLater()


HIDPI = """
import sys
from pathlib import Path
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from app.application import set_up
app = set_up()
from app.labelling.page import LabelPage
from app.session import Session
from app.thumbnails import Thumbnails
session, thumbnails = Session(Path(sys.argv[1])), Thumbnails()
while session.is_scanning or not len(session.catalogue): QTest.qWait(10)
thumbnails.set_project(session.path)
page = LabelPage(lambda *where: None, thumbnails)
page.resize(900, 650); page.set_session(session); page.show()
page.open_photo(session.catalogue.names[3], [])
while page.walk._waits: QTest.qWait(10)
view, at = page.canvas.viewport(), lambda y, x: page.canvas.mapFromScene(x, y)
QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at(20, 30))
QTest.mouseMove(view, at(50, 60)); QTest.mouseMove(view, at(70, 90))
QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at(70, 90))
print(page.devicePixelRatioF(), *session.labels(session.catalogue.names[3]).boxes[0].box)
page.canvas.zoom_to(1.0)
print(page.canvas.transform().m11(), page.grab().width())
page.set_session(None); thumbnails.close(); session.close()
"""


def test_on_a_dense_screen_boxes_are_where_they_were_drawn(project: Project, tmp_path: Path) -> None:
    environment = {**os.environ, "QT_SCALE_FACTOR": "2", "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", HIDPI, str(project.path)],
        env=environment, capture_output=True, text=True, check=True, timeout=120, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    first, second = done.stdout.splitlines()
    ratio, *box = map(float, first.split())
    assert ratio == 2
    assert box == pytest.approx([20, 30, 70, 90], abs=1)
    assert second.split() == ["0.5", "1800"], "100 % is one pixel of the photo for one of the hardware"


def test_tab_and_undo_on_a_photo_that_cannot_be_shown_find_no_box(session: Session, qtbot: QtBot) -> None:
    with label_page(session, qtbot) as hands:
        hands.drag((70, 10), (100, 50))
        name = session.catalogue.names[0]
        hands.open(3)
        session.path(name).unlink()
        hands.page.open_photo(name, [])
        hands.until(hands.page.parts.card.isVisible)
        hands.page.canvas.setFocus()
        hands.keys("Tab", "Shift+Tab", "Ctrl+A", "Ctrl+Z", "Ctrl+Shift+Z")
        assert hands.selected == set()
        assert len(hands.boxes) == 3, "they are all still there"
