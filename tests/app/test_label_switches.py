"""What a person switches on the Label page: crosshair, zoom from photo to photo, panning, light, and the ends of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.session import Session
from tests.app.labelling_hand import LEFT, Hands, label_page

MIDDLE = Qt.MouseButton.MiddleButton


@pytest.fixture
def hands(session: Session, qtbot: QtBot) -> Iterator[Hands]:
    with label_page(session, qtbot) as made:
        yield made


def test_the_crosshair_follows_the_drawing_tool_and_can_be_switched_off(hands: Hands) -> None:
    crosshair = hands.page.canvas.board.crosshair
    hands.move((70, 10))
    hands.move((71, 11))
    assert crosshair.isVisible()
    hands.keys("X")
    assert not crosshair.isVisible()
    hands.move((80, 20))
    assert not crosshair.isVisible()
    hands.keys("X")
    hands.move((81, 21))
    assert crosshair.isVisible()
    hands.keys("V")
    hands.move((82, 22))
    assert not crosshair.isVisible(), "only drawing has use for it"


def test_the_zoom_stays_from_photo_to_photo_if_one_likes(hands: Hands) -> None:
    canvas = hands.page.canvas
    fitted = canvas.zoom
    canvas.zoom_to(4.0)
    hands.keys("D")
    hands.sharp()
    assert canvas.zoom == pytest.approx(fitted)
    hands.page.desk.toggle("keep_view")
    canvas.zoom_to(4.0)
    place = canvas.mapToScene(QPoint(100, 100))
    hands.keys("D")
    hands.sharp()
    assert canvas.zoom == pytest.approx(4.0)
    assert (canvas.mapToScene(QPoint(100, 100)) - place).manhattanLength() < 1


def test_ctrl_2_zooms_to_the_boxes_and_to_those_selected(hands: Hands) -> None:
    canvas = hands.page.canvas
    hands.keys("Ctrl+2")
    both = canvas.zoom
    hands.click((20, 30))
    hands.keys("Ctrl+2")
    assert canvas.zoom > both
    middle = canvas.viewport().rect().center()
    assert (canvas.mapFromScene(45, 35) - middle).manhattanLength() <= 2, "the bee is in the middle"


def test_the_first_and_the_last_photo_are_one_key_away(hands: Hands) -> None:
    hands.keys("Ctrl+End")
    hands.sharp()
    assert hands.photo == "5"
    hands.keys("D")
    assert hands.photo == "5"
    assert "last photo" in hands.said
    hands.keys("Ctrl+Home")
    hands.sharp()
    assert hands.photo == "0"
    hands.keys("A")
    assert "first photo" in hands.said


@pytest.mark.parametrize(("button", "key"), [(LEFT, "J"), (MIDDLE, "")])
def test_the_photo_is_pushed_along_by_the_hand_tool_or_the_middle_button(
    hands: Hands, button: Qt.MouseButton, key: str
) -> None:
    canvas = hands.page.canvas
    if key:
        hands.keys(key)
    before, zoom = canvas.mapToScene(100, 100), canvas.zoom
    hands.qtbot.mousePress(hands.view, button, pos=QPoint(200, 200))
    hands.qtbot.mouseMove(hands.view, QPoint(240, 220))
    hands.qtbot.mouseRelease(hands.view, button, pos=QPoint(240, 220))
    after = canvas.mapToScene(100, 100)
    assert (before.x() - after.x(), before.y() - after.y()) == pytest.approx((40 / zoom, 20 / zoom), abs=0.5)
    assert len(hands.boxes) == 2
    if key:
        hands.keys(key)
    hands.drag((70, 10), (100, 50))
    assert len(hands.boxes) == 3, "and then the mouse draws again"


def test_contrast_changes_the_view_only(hands: Hands) -> None:
    hands.keys("S")
    light = hands.page.parts.light
    spread = _spread(hands)
    for _ in range(8):
        QTest.keyClick(light.contrast, Qt.Key.Key_PageUp)
    assert light.contrast.value() > 0
    assert _spread(hands) > spread
    light.reset()
    assert _spread(hands) == spread
    QTest.keyClick(light.contrast, Qt.Key.Key_Escape)


def _spread(hands: Hands) -> float:
    """Between dark and light points of the photo."""
    image = hands.page.canvas.grab().toImage()
    found = [image.pixelColor(hands.at((y, x))).lightness() for y in range(92, 118, 3) for x in range(3, 77, 3)]
    return sum(abs(value - 128) for value in found) / len(found)
