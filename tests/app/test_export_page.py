"""The Export page with files on disk and work that is only pretended: exporting, measuring, remedies, kits."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from app.exporting.page import ExportPage
from app.session import Session
from app.widgets.progress_row import ProgressRow
from app.widgets.toast import Toast
from effdet_core import kit, tasks
from effdet_core.errors import UserError
from effdet_core.evaluation import choice
from effdet_core.evaluation.choice import Choice
from effdet_core.evaluation.thresholds import Thresholds
from effdet_core.exports import edgetpu, thresholds
from effdet_core.exports.edgetpu import Compiled
from effdet_core.exports.requests import ExportRequest, MeasureRequest, WaterfallRequest
from effdet_core.project import Project
from effdet_core.run_folder import RunFolder
from tests.app import exported
from tests.app.export_window import CLASSES, Around, Open, done, opening, pretended
from tests.app.runs import Trainer


@pytest.fixture(autouse=True)
def around(monkeypatch: pytest.MonkeyPatch) -> Around:
    """What the page meets in place of the world."""
    return pretended(monkeypatch)


@pytest.fixture
def run(project: Project) -> RunFolder:
    """A run that can be exported."""
    return Trainer(project).begin().epochs(2).finish()


@pytest.fixture
def opened(qtbot: QtBot, session: Session, around: Around) -> Iterator[Open]:
    """Opens the page over the project as it is then."""
    with opening(qtbot, session, around) as show:
        yield show


def test_without_a_detector_the_page_leads_to_the_missing_step(opened: Open, around: Around, qtbot: QtBot) -> None:
    page = opened()
    assert page.invitation.isVisible()
    assert "18 more photo" in page.invitation.state.more.text()
    page.invitation.state.button.click()
    assert around.pages == [("label", None)]
    assert not page.trying.isVisible()
    page.invitation.check.click()
    assert page.lab.isVisible()


def test_one_button_exports_and_shows_what_came_of_it(
    run: RunFolder, opened: Open, around: Around, qtbot: QtBot
) -> None:
    page = opened()
    assert page.hand_on_focus() is page.column.one
    told: list[bool] = []
    page.trainings.results_changed.connect(lambda: told.append(True))
    around.work.go_on.clear()
    page.column.one.click()
    row = page.column.findChild(ProgressRow)
    assert row is not None
    qtbot.waitUntil(lambda: row.title.text() == "Converting")
    qtbot.waitUntil(lambda: "25 %" in row.left.text())
    assert not page.column.one.isEnabled()
    assert not page.column.bar.list.isEnabled()
    around.work.go_on.set()
    done(page, qtbot)
    assert around.work.asked == [ExportRequest(run=str(run.path), kinds=("int8",), measure=True)]
    result = page.column.result
    assert result.isVisible()
    assert result.file.text() == "run-001-int8.tflite"
    assert "AP50 0.79" in result.quality.text()
    assert "4.4 MB" in result.about.text()
    assert result.works.text() == "Works with 7 of 8 programs."
    assert not page.column.one.isVisible()
    assert page.column.bar.list.isEnabled()
    assert told


def test_an_exported_file_is_what_is_tried(run: RunFolder, opened: Open, around: Around, qtbot: QtBot) -> None:
    main = exported.add(run, "int8", CLASSES)
    other = exported.add(run, "float16", CLASSES)
    page = opened()
    page.try_kind("float16")
    page.try_kind("int8")
    page.shown()
    assert around.tried == [None, run.export / main.file, run.export / other.file, run.export / main.file]
    later = time.time() + 5
    os.utime(run.export / main.file, (later, later))
    page.shown()
    assert len(around.tried) == 5
    done(page, qtbot)


def test_cancelling_leaves_everything_as_it_was(run: RunFolder, opened: Open, around: Around, qtbot: QtBot) -> None:
    page = opened()
    around.work.go_on.clear()
    page.column.one.click()
    row = page.column.findChild(ProgressRow)
    assert row is not None
    row.cancel.click()
    done(page, qtbot)
    assert page.column.one.isEnabled()
    assert not page.column.result.isVisible()


def test_what_goes_wrong_is_said_and_can_be_tried_again(
    run: RunFolder, opened: Open, around: Around, qtbot: QtBot
) -> None:
    page = opened()
    around.work.fails = UserError("int8 needs training pictures", hint="Export from a run that has some.")
    page.column.one.click()
    done(page, qtbot)
    dialog = page.findChild(QDialog)
    assert dialog is not None
    assert "needs training pictures" in dialog.accessibleDescription()
    dialog.close()
    around.work.fails = None
    page.column.one.click()
    done(page, qtbot)
    assert page.column.result.isVisible()


def test_thresholds_chosen_later_are_written_without_another_export(
    run: RunFolder, opened: Open, around: Around, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    exported.add(run, "int8", CLASSES, thresholds=(0.5, 0.5))
    choice.write(run, Choice(thresholds=Thresholds(common=0.5)))
    page = opened()
    assert not page.column.one.isVisible()
    choice.write(run, Choice(thresholds=Thresholds(common=0.6)))
    page.shown()
    assert page.column.one.text() == "Write the thresholds into the files"
    assert "Other thresholds" in page.column.result.notes.text()
    assert "0.60" in page.column.bar.thresholds.text()
    page.column.bar.evaluate.click()
    assert around.pages == [("evaluate", None)]

    def write_choice(of: RunFolder) -> tuple[Path, ...]:
        exported.add(of, "int8", CLASSES, thresholds=(0.6, 0.6))
        return ()

    monkeypatch.setattr(thresholds, "write_choice", write_choice)
    page.column.one.click()
    done(page, qtbot)
    assert around.work.asked == []
    assert not page.column.one.isVisible()
    assert "counts what it is 0.60 sure of" in page.column.result.about.text()


def test_a_file_of_what_has_learnt_more_is_exported_again(
    run: RunFolder, opened: Open, around: Around, qtbot: QtBot
) -> None:
    exported.add(run, "int8", CLASSES, made=1.0)
    page = opened()
    assert page.column.one.text() == "Export again"
    page.column.one.click()
    done(page, qtbot)
    assert [request.kinds for request in around.work.asked] == [("int8",)]
    assert not page.column.one.isVisible()


def test_every_detector_has_its_own_files(project: Project, run: RunFolder, opened: Open, qtbot: QtBot) -> None:
    exported.add(run, "int8", CLASSES)
    newer = Trainer(project).begin().epochs(1).finish()
    os.utime(run.spec, (1, 1))
    page = opened()
    assert [page.column.bar.list.itemText(place) for place in range(2)] == ["run-002 · Lite0", "run-001 · Lite0"]
    assert page.found is not None
    assert page.found.run.path == newer.path
    assert page.column.one.isVisible()
    page.column.bar.list.setCurrentIndex(1)
    page.column.bar.list.activated.emit(1)
    assert page.column.result.isVisible()
    page.shown()
    assert page.found.run.path == run.path
    done(page, qtbot)


def test_all_kinds_are_made_and_what_was_never_measured_is(
    run: RunFolder, opened: Open, around: Around, qtbot: QtBot
) -> None:
    exported.add(run, "int8", CLASSES, latency={})
    page = opened()
    page.column.sections["kinds"].set_open(True)
    page.column.kinds.make_all.click()
    qtbot.waitUntil(lambda: len(around.work.asked) == 2)
    done(page, qtbot)
    first, second = around.work.asked
    assert first.kinds == ("float16", "float32", "dynamic", "gpu", "savedmodel")
    assert second == MeasureRequest(run=str(run.path), kinds=("int8", "savedmodel"))
    rows = page.column.kinds.rows
    assert [cell.text() for cell in rows["float16"].cells] == ["6.7 MB", "0.81", "88", "51", "–"]
    assert "worst: wasp 0.73" in rows["float16"].more.text()
    assert not rows["float16"].make.isVisible()


def test_one_kind_is_made_from_its_row(run: RunFolder, opened: Open, around: Around, qtbot: QtBot) -> None:
    page = opened()
    page.column.sections["kinds"].set_open(True)
    page.column.kinds.rows["gpu"].make.click()
    done(page, qtbot)
    assert around.work.asked == [ExportRequest(run=str(run.path), kinds=("gpu",), measure=True)]
    assert page.column.kinds.rows["gpu"].menu_button.isVisible()


def test_losses_are_measured_with_their_causes(run: RunFolder, opened: Open, around: Around, qtbot: QtBot) -> None:
    page = opened()
    page.column.sections["losses"].set_open(True)
    page.column.losses.measure.click()
    done(page, qtbot)
    assert around.work.asked == [WaterfallRequest(run=str(run.path))]
    rows = {row.step.name: row for row in page.column.losses.rows()}
    assert rows["int8"].loss.text() == "−2.1"
    assert "stretched to a square" in rows["mediapipe"].cause.text()
    assert "other such photos" in rows["int8"].accessibleName()
    assert "−2.0 points" in page.column.losses.sentence.text()


def remedy(page: ExportPage, text: str) -> QPushButton:
    """The button that says so."""
    found = [made for made in page.column.losses.remedies() if isinstance(made, QPushButton) and text in made.text()]
    assert len(found) == 1
    return found[0]


def test_remedies_are_done_and_kept(run: RunFolder, opened: Open, around: Around, qtbot: QtBot) -> None:
    exported.add(run, "int8", CLASSES)
    exported.add_waterfall(run)
    page = opened()
    page.column.sections["losses"].set_open(True)
    remedy(page, "Make room for 40").click()
    done(page, qtbot)
    assert around.work.asked[-1].max_detections == 40
    page.column.result.again.click()
    done(page, qtbot)
    assert around.work.asked[-1].max_detections == 40
    remedy(page, "Adjust it on 400").click()
    done(page, qtbot)
    assert around.work.asked[-1].calibration == 400
    remedy(page, "Use the float16").click()
    done(page, qtbot)
    assert around.work.asked[-1].kinds == ("float16",)
    remedy(page, "Train with stretched").click()
    assert around.specs[0].config.resize == "stretch"


def test_a_kit_is_made_where_a_person_wants_it(
    run: RunFolder, opened: Open, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    main = exported.add(run, "int8", CLASSES)
    made: list[tuple[Path, Path, bool]] = []

    def make_kit(model: Path, of: RunFolder | None, out: Path, *, zipped: bool, tell: tasks.Tell) -> kit.KitReport:
        assert of is not None
        assert of.path == run.path
        made.append((model, out, zipped))
        return kit.KitReport(path=out, files=("README.html",), size_bytes=1, pictures=3, threshold=0.4)

    monkeypatch.setattr(kit, "make_kit", make_kit)
    page = opened()
    page.doing.make_kit(run.export / main.file, tmp_path / "kit.zip", zipped=True)
    done(page, qtbot)
    assert made == [(run.export / main.file, tmp_path / "kit.zip", True)]
    assert "kit.zip is ready" in page.findChildren(Toast)[-1].message.text()


def test_a_model_card_is_written(run: RunFolder, opened: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kit, "write_card", lambda of, tell: of.path / "model-card.html")
    exported.add(run, "int8", CLASSES)
    page = opened()
    page.column.result.card.click()
    done(page, qtbot)
    assert "model card is ready" in page.findChildren(Toast)[-1].message.text()


def test_the_edge_tpu_gets_its_file_where_the_compiler_is(
    run: RunFolder, opened: Open, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    main = exported.add(run, "int8", CLASSES)
    page = opened()
    page.column.open_section("edge tpu")
    part = page.column.edge_tpu
    assert not part.compile.isVisible()
    assert part.command.line.text().startswith("edgetpu_compiler")
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    page.shown()
    assert part.compile.isVisible()
    compiled = Compiled(path=str(run.export / "run-001-int8_edgetpu.tflite"), on_tpu=260, on_cpu=2, log="")
    monkeypatch.setattr(edgetpu, "compile_model", lambda model: compiled)
    part.compile.click()
    done(page, qtbot)
    assert "260 operations run on the Edge TPU" in page.findChildren(Toast)[-1].message.text()
    restored: list[tuple[Path, Path]] = []
    monkeypatch.setattr(edgetpu, "restore", lambda made, original: restored.append((made, original)) or made)
    page.doing.restore(tmp_path / "elsewhere.tflite", run.export / main.file)
    done(page, qtbot)
    assert restored == [(tmp_path / "elsewhere.tflite", run.export / main.file)]


def test_the_file_can_be_dragged_out(run: RunFolder, opened: Open, qtbot: QtBot) -> None:
    main = exported.add(run, "int8", CLASSES)
    page = opened()
    assert page.column.result.file.dragged().urls() == [QUrl.fromLocalFile(str(run.export / main.file))]
    done(page, qtbot)


def test_work_ends_with_its_project(run: RunFolder, opened: Open, around: Around, qtbot: QtBot) -> None:
    page = opened()
    around.work.go_on.clear()
    page.column.one.click()
    page.set_session(None)
    qtbot.waitUntil(lambda: not page.doing.busy)
    assert not page.column.result.isVisible()
