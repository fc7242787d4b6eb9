"""What a detector proposes, on the Label page: dashed, accepted with Enter, rejected with Backspace."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.session import Session
from effdet_core.project.annotation import Draft
from effdet_core.project.labels import Labels
from tests.app.labelling_hand import Hands, label_page

BEE = Draft("bee", (10.0, 20.0, 60.0, 70.0), 0.9)
WASP = Draft("wasp", (30.0, 80.0, 90.0, 150.0), 0.6)
HORNET = Draft("hornet", (1.0, 1.0, 20.0, 20.0), 0.5)


@pytest.fixture
def hands(session: Session, qtbot: QtBot) -> Iterator[Hands]:
    with label_page(session, qtbot) as made:
        names = session.catalogue.names
        session.change("drafts", {names[4]: Labels(drafts=(BEE, WASP))})
        made.open(4)
        yield made


def drafts(hands: Hands) -> list[str]:
    return [draft.label for draft in hands.page.canvas.board.drafts.drafts]


def test_drafts_show_and_are_no_boxes(hands: Hands) -> None:
    assert drafts(hands) == ["bee", "wasp"]
    assert hands.boxes == []
    assert "Enter accepts" in hands.said


def test_enter_accepts_the_one_in_hand_and_goes_on_to_the_next(hands: Hands) -> None:
    hands.keys("Return")
    assert (hands.boxes, drafts(hands)) == ([("bee", BEE.box)], ["wasp"])
    hands.keys("Return")
    assert ([name for name, _ in hands.boxes], drafts(hands)) == (["bee", "wasp"], [])
    hands.keys("Return")
    assert len(hands.boxes) == 2


def test_shift_enter_accepts_all_and_undo_brings_them_back(hands: Hands) -> None:
    hands.keys("Shift+Return")
    assert (len(hands.boxes), drafts(hands)) == (2, [])
    hands.keys("Ctrl+Z")
    assert (hands.boxes, drafts(hands)) == ([], ["bee", "wasp"])


def test_backspace_rejects_the_one_in_hand(hands: Hands) -> None:
    hands.keys("Backspace")
    assert (hands.boxes, drafts(hands)) == ([], ["wasp"])
    assert hands.session.labels(hands.page.walk.photo or "").state == "not looked at"


def test_with_a_box_selected_backspace_means_the_box(hands: Hands) -> None:
    hands.keys("Return")
    hands.page.editor.select({0})
    hands.keys("Backspace")
    assert (hands.boxes, drafts(hands)) == ([], ["wasp"])


def test_nothing_here_means_no_drafts_either(hands: Hands) -> None:
    photo = hands.page.walk.photo or ""
    hands.keys("N")
    assert hands.session.labels(photo) == Labels(state="nothing here")


def test_drafts_of_a_class_that_the_project_lacks_wait_for_it(hands: Hands) -> None:
    photo = hands.page.walk.photo or ""
    hands.session.change("more", {photo: replace(hands.session.labels(photo), drafts=(HORNET, BEE))})
    assert drafts(hands) == ["bee"]
    hands.keys("Shift+Return")
    assert hands.session.labels(photo).drafts == (HORNET,)
    hands.session.add_class("hornet")
    hands.open(3)
    hands.open(4)
    assert drafts(hands) == ["hornet"]


def test_a_photo_of_which_nothing_is_known_shows_none(hands: Hands) -> None:
    hands.open(3)
    assert drafts(hands) == []
