"""Frames on which the detector was wrong, kept from the try area to be labelled."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget
from pytestqt.qtbot import QtBot

from app.actions import ActionSet
from app.frame.pages import Pages
from app.labelling.page import LabelPage
from app.session import Session
from app.tryout.looker import Looker
from app.tryout.panel import TryPanel
from tests.app.try_hands import keep, kept, load, look, toasts, try_panel, use
from tests.core.tiny_video import make_video


@pytest.fixture
def panel(session: Session, qtbot: QtBot) -> Iterator[TryPanel]:
    with try_panel(session, qtbot) as made:
        yield made


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    return make_video(tmp_path / "clip.mp4", frames=26)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "garden.png"
    Image.fromarray(np.random.default_rng(1).integers(0, 255, (60, 80, 3), dtype=np.uint8)).save(path)
    return path


def test_wrong_puts_the_frame_with_its_boxes_into_the_labelling_queue(
    panel: TryPanel, qtbot: QtBot, session: Session, clip: Path
) -> None:
    use(panel, qtbot)
    look(panel, qtbot, clip)
    keep(panel, qtbot, "try.wrong")
    (name,) = kept(session)
    labels = session.labels(name)
    assert [(draft.label, round(draft.score, 2)) for draft in labels.drafts] == [("bee", 0.9), ("wasp", 0.5)]
    assert (labels.state, labels.boxes, labels.split) == ("not looked at", (), None)
    assert labels.group is not None
    assert labels.group.startswith("clip ")
    qtbot.waitUntil(lambda: session.catalogue.row_of(name) is not None and not session.is_scanning)
    row = session.catalogue.row(session.catalogue.row_of(name) or 0)
    assert (row.binned, row.state) == (False, "not looked at")
    assert panel.parts.catch.kept.text() == "Label 1 kept frame"


def test_missed_keeps_what_was_nearly_sure_enough_too(
    panel: TryPanel, qtbot: QtBot, session: Session, clip: Path
) -> None:
    use(panel, qtbot)
    look(panel, qtbot, clip)
    keep(panel, qtbot, "try.missed")
    assert len(session.labels(kept(session)[0]).drafts) == 3


def test_keeping_is_undone_by_the_toast_and_can_be_done_again(
    panel: TryPanel, qtbot: QtBot, session: Session, clip: Path
) -> None:
    use(panel, qtbot)
    look(panel, qtbot, clip)
    panel.toggle()
    keep(panel, qtbot, "try.wrong")
    toasts(panel)[-1].button.click()
    assert kept(session) == []
    assert panel.parts.catch.kept.isHidden()
    keep(panel, qtbot, "try.wrong")
    assert len(kept(session)) == 1
    session.undo()
    assert kept(session) == []


def test_the_same_frame_is_not_kept_twice_and_leads_to_the_label_page(
    panel: TryPanel, qtbot: QtBot, session: Session, clip: Path
) -> None:
    use(panel, qtbot)
    look(panel, qtbot, clip)
    panel.toggle()
    keep(panel, qtbot, "try.wrong")
    keep(panel, qtbot, "try.missed")
    assert len(kept(session)) == 1
    with qtbot.waitSignal(panel.photo_wanted) as wanted:
        toasts(panel)[-1].button.click()
    assert wanted.args == kept(session)


def test_kept_frames_can_be_labelled_from_here(panel: TryPanel, qtbot: QtBot, session: Session, clip: Path) -> None:
    use(panel, qtbot)
    look(panel, qtbot, clip)
    keep(panel, qtbot, "try.wrong")
    with qtbot.waitSignal(panel.photo_wanted) as wanted:
        panel.parts.catch.kept.click()
    assert wanted.args == kept(session)


def test_without_a_project_nothing_can_be_kept(qapp: QApplication, qtbot: QtBot, photo: Path) -> None:
    panel = TryPanel(looker=Looker(load))
    qtbot.addWidget(panel)
    panel.show()
    use(panel, qtbot)
    look(panel, qtbot, photo)
    assert not panel.parts.catch.wrong_button.isEnabled()
    panel.keep("wrong")
    panel.stop()


def test_a_photo_that_came_just_now_is_gone_through_with_all_others(
    session: Session, qtbot: QtBot, photo_folder: Path
) -> None:
    """The Photos page knows nothing of it yet, so its order cannot lead anywhere from there."""
    window = QMainWindow()
    stack = QStackedWidget()
    window.setCentralWidget(stack)
    pages = Pages(stack, lambda *_: None, ActionSet(window, {}))
    window.show()
    pages.set_session(session)
    qtbot.waitUntil(lambda: not session.is_scanning and len(session.catalogue) == 6)
    pages.show("photos", None)
    new = photo_folder / "photo_9.jpg"
    new.write_bytes((photo_folder / "photo_1.jpg").read_bytes())
    name = session.project.library.name_of(new)
    label = pages.show("label", name)
    assert isinstance(label, LabelPage)
    session.rescan()
    qtbot.waitUntil(lambda: len(session.catalogue) == 7 and not session.is_scanning)
    qtbot.waitUntil(lambda: label.walk.order.step(name or "", -1) is not None)
    pages.set_session(None)
    pages.close()
    window.close()
    window.deleteLater()
