"""The try area: what shows, what the keys keep, and that it never holds the window up."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.actions import EVERYWHERE, assign
from app.session import Session
from app.tryout import sources, words
from app.tryout.actions import ROWS
from app.tryout.looker import Looker
from app.tryout.panel import TryPanel
from app.tryout.sure_row import SureRow
from effdet_core.capture.camera import Camera
from effdet_core.capture.player import Playing
from effdet_core.detections import Detections
from effdet_core.errors import Problem
from tests.app.try_hands import Finder, load, look, seen_of, toasts, try_panel, use
from tests.core.tiny_tflite import Tiny
from tests.core.tiny_video import make_video, number_of

PATTERN = Camera("Pattern", "testsrc=size=64x48:rate=30,realtime", "lavfi")


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


def test_its_keys_are_free_and_every_action_does_something(panel: TryPanel) -> None:
    assert assign((*EVERYWHERE, *ROWS), {}).conflicts == ()
    assert {row.id for row in ROWS} == set(panel.handlers())


def test_before_there_is_a_file_it_says_what_it_waits_for(panel: TryPanel) -> None:
    assert panel.parts.middle.currentWidget() is panel.parts.waiting
    assert panel.parts.head.isHidden()


def test_a_loaded_file_is_at_work_at_once_on_photos_it_was_not_trained_on(
    panel: TryPanel, qtbot: QtBot, session: Session
) -> None:
    use(panel, qtbot)
    seen_of(panel, qtbot)
    assert panel._seen is not None
    assert panel._seen.frame.path == session.path(session.catalogue.names[1])  # the one of validation
    assert panel.parts.middle.currentWidget() is panel.parts.view
    assert panel.parts.counts.text() == "1 × bee, 1 × wasp"


def test_a_file_that_was_loaded_behind_another_page_is_at_work_when_the_panel_shows(
    panel: TryPanel, qtbot: QtBot
) -> None:
    panel.hide()
    use(panel, qtbot)
    assert panel.looking.playing == Playing()
    panel.show()
    seen_of(panel, qtbot)


def test_boxes_lie_where_the_objects_are(panel: TryPanel, qtbot: QtBot, photo: Path) -> None:
    """The photo has 80 x 60 pixels; the bee's box goes from (5, 5) to (20, 20), in the project's colour."""
    use(panel, qtbot)
    look(panel, qtbot, photo)
    view = panel.parts.view
    assert panel._seen is not None
    where = view._place(panel._seen)
    shown = view.grab().toImage()
    scale = where.width() / 80
    row, bee = round(where.y() + 12.5 * scale), view.colour(0)
    near = [x for x in range(shown.width()) if _distance(shown.pixelColor(x, row), bee) < 90]
    edges = [where.x() + 5 * scale, where.x() + 20 * scale]
    assert max(min(abs(x - edge) for x in near) for edge in edges) <= 1
    assert abs(where.width() / where.height() - 80 / 60) < 0.02


def _distance(one: QColor, other: QColor) -> int:
    return sum(abs(a - b) for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True))


def test_a_video_that_does_not_say_how_long_it_is_still_has_a_pause(
    panel: TryPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    use(panel, qtbot)
    look(panel, qtbot, make_video(tmp_path / "raw.mjpeg", codec="mjpeg"))
    transport = panel.parts.transport
    qtbot.waitUntil(lambda: not transport.isHidden())
    assert transport.slider.isHidden()
    assert not transport.play.isHidden()


def test_only_what_is_sure_enough_shows_and_the_slider_counts_at_once(
    panel: TryPanel, qtbot: QtBot, photo: Path
) -> None:
    use(panel, qtbot)
    look(panel, qtbot, photo)
    shown = []
    for percent in (20, 40, 60, 95):
        panel.parts.sure.slider.setValue(percent)
        shown.append(len(panel.parts.view.found))
    assert shown == [3, 2, 1, 0]
    assert panel.parts.counts.text() == "Nothing found"
    panel.parts.sure.back.click()
    assert len(panel.parts.view.found) == 2
    assert panel.parts.sure.back.isHidden()


def test_a_file_that_cannot_be_used_is_said_in_words(panel: TryPanel, qtbot: QtBot) -> None:
    use(panel, qtbot, "bad.tflite")
    assert panel.parts.middle.currentWidget() is panel.parts.refused
    assert panel.parts.refused.sentence.text() == "bad.tflite cannot be tried"
    assert panel.parts.refused.more.text() == "Ends the process that runs it. Export it again."
    use(panel, qtbot)
    assert panel.parts.middle.currentWidget() is panel.parts.view


def test_damaged_foreign_files_are_refused_by_the_real_loader(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    panel = TryPanel()
    qtbot.addWidget(panel)
    path = tmp_path / "foreign.tflite"
    path.write_bytes(Tiny().build()[:-40])
    with qtbot.waitSignal(panel.failed, timeout=30_000) as said:
        panel.set_model(path)
    assert isinstance(said.args[0], Problem)
    path.write_bytes(Tiny().build())
    with qtbot.waitSignal(panel.loaded, timeout=30_000):
        panel.set_model(path)
    panel.stop()


def test_a_video_plays_pauses_and_is_wound(panel: TryPanel, qtbot: QtBot, clip: Path) -> None:
    use(panel, qtbot)
    look(panel, qtbot, clip)
    assert panel.looking.playing.playing
    view, transport = panel.parts.view, panel.parts.transport
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert not panel.looking.playing.playing
    transport.sought.emit(1.5)
    qtbot.waitUntil(lambda: panel._seen is not None and number_of(panel._seen.frame.rgb()) == 15)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: panel._seen is not None and panel._seen.frame.number == 16)
    qtbot.waitUntil(lambda: transport.time.text() == "0:01 / 0:02")


def test_a_folder_is_gone_through_photo_by_photo(panel: TryPanel, qtbot: QtBot, photo_folder: Path) -> None:
    use(panel, qtbot)
    look(panel, qtbot, photo_folder)
    assert not panel.looking.playing.playing
    assert panel.parts.transport.time.text() == "1 / 6"
    panel.parts.transport.on.click()
    qtbot.waitUntil(lambda: panel.parts.about.text().startswith("photo_1.jpg"))
    qtbot.waitUntil(lambda: panel.parts.transport.time.text() == "2 / 6")


def test_what_cannot_be_looked_at_is_said_in_the_panel(panel: TryPanel, qtbot: QtBot, tmp_path: Path) -> None:
    use(panel, qtbot)
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"no video")
    panel.open_paths([broken])
    qtbot.waitUntil(lambda: not panel.parts.problem.isHidden())
    assert "broken.mp4: is no video that can be read" in panel.parts.problem.message.text()


def test_a_camera_is_let_go_when_the_panel_hides(
    panel: TryPanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.tryout.panel.cameras", lambda: (PATTERN,))
    use(panel, qtbot)
    panel.ask_for_camera()
    qtbot.waitUntil(lambda: panel.looking.playing.is_live)
    seen_of(panel, qtbot)
    assert panel.parts.camera.isChecked()
    panel.hide()
    assert panel.looking.playing == Playing()
    panel.show()
    assert panel.parts.middle.currentWidget() is panel.parts.invitation
    assert not panel.parts.camera.isChecked()


def test_where_there_is_no_camera_it_says_so(panel: TryPanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.tryout.panel.cameras", lambda: ())
    use(panel, qtbot)
    panel.ask_for_camera()
    qtbot.waitUntil(lambda: len(toasts(panel)) == 1)
    assert "No camera" in toasts(panel)[0].message.text()


def test_pictures_videos_and_folders_can_be_dropped(panel: TryPanel, qtbot: QtBot, photo: Path) -> None:
    use(panel, qtbot)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(photo))])
    arguments = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(QPoint(50, 50), *arguments)
    panel.dragEnterEvent(entering)
    assert entering.isAccepted()
    panel.dropEvent(QDropEvent(QPointF(50, 50), *arguments))
    qtbot.waitUntil(lambda: panel.parts.about.text().startswith("garden.png"))


def test_other_files_are_left_to_the_window(panel: TryPanel, qtbot: QtBot, tmp_path: Path) -> None:
    use(panel, qtbot)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "labels.csv"))])
    arguments = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(QPoint(50, 50), *arguments)
    entering.ignore()
    panel.dragEnterEvent(entering)
    assert not entering.isAccepted()


def test_a_slow_model_never_holds_the_window_up(qapp: QApplication, qtbot: QtBot, clip: Path) -> None:
    busy, release, waited_for = threading.Event(), threading.Event(), []

    class Slow(Finder):
        """Is done when the window has turned a few times, which it never has if it waits for this."""

        def find(self, prepared: Any) -> Detections:
            busy.set()
            waited_for.append(not release.wait(20))
            return super().find(prepared)

    panel = TryPanel(looker=Looker(lambda path, tell: Slow(path)))
    qtbot.addWidget(panel)
    panel.show()
    use(panel, qtbot)
    panel.open_paths([clip])
    qtbot.waitUntil(busy.is_set)
    for _ in range(50):
        QApplication.processEvents()
    release.set()
    seen_of(panel, qtbot)
    panel.stop()
    assert waited_for[0] is False


def test_a_panel_that_goes_away_leaves_no_thread(qapp: QApplication, qtbot: QtBot, clip: Path) -> None:
    panel = TryPanel(looker=Looker(load))
    panel.show()
    use(panel, qtbot)
    look(panel, qtbot, clip)
    looking = panel.looking
    panel.deleteLater()
    qtbot.waitUntil(lambda: looking._threads == [])


@pytest.mark.parametrize(("seconds", "text"), [(7.9, "0:07"), (760, "12:40"), (3723, "1:02:03"), (-1, "0:00")])
def test_times_read_as_players_write_them(seconds: float, text: str) -> None:
    assert words.clock(seconds) == text


def test_many_classes_are_counted_and_the_rest_summed_up() -> None:
    kinds = [0] * 5 + [1] * 4 + [2] * 3 + [3] * 2 + [4, 5]
    found = Detections.sorted(np.zeros((16, 4)), np.linspace(1, 0.5, 16), kinds)
    assert words.counts(found, lambda kind: "abcdef"[kind]) == "5 × a, 4 × b, 3 × c, 2 × d, 2 more"


def test_a_photo_and_a_video_are_told_apart_by_name(tmp_path: Path, clip: Path, photo: Path) -> None:
    assert [sources.accepts(path) for path in (photo, clip, tmp_path, tmp_path / "a.csv")] == [True, True, True, False]
    assert [sources.of_paths([path]).kind for path in (photo, clip)] == ["pictures", "video"]


def test_thresholds_that_the_file_brings_are_taken_class_by_class(qapp: QApplication, qtbot: QtBot) -> None:
    row = SureRow()
    qtbot.addWidget(row)
    found = Detections.sorted(np.zeros((4, 4)), [0.9, 0.6, 0.45, 0.3], [0, 1, 0, 1])
    row.set_usual((0.5, 0.2))
    assert row.sure_enough(found).scores.tolist() == pytest.approx([0.9, 0.6, 0.3])
    assert row.value.text() == "20–50 %"
    assert row.sure_enough(found, 0.5).scores.tolist() == pytest.approx([0.9, 0.6, 0.45, 0.3])
    row.set_threshold(0.5)
    assert row.sure_enough(found).scores.tolist() == pytest.approx([0.9, 0.6])
    row.back.click()
    assert row.as_in_file
