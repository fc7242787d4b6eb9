"""The Export page with files on disk and work that is only pretended: exporting, measuring, kits, and the lab."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from app.exporting.lab_desk import LabWindow
from app.exporting.page import ExportPage
from app.exporting.repair_sheet import Order, RepairSheet
from app.main_window import MainWindow
from app.session import Session
from app.training.trainings import Trainings
from app.tryout.panel import TryPanel
from app.widgets.progress_row import ProgressRow
from app.widgets.toast import Toast
from effdet_core import kit, lab, tasks
from effdet_core.errors import InputError, UserError
from effdet_core.evaluation import choice
from effdet_core.evaluation.choice import Choice
from effdet_core.evaluation.thresholds import Thresholds
from effdet_core.exports import edgetpu, record
from effdet_core.exports.edgetpu import Compiled
from effdet_core.exports.requests import ExportRequest, MeasureRequest, WaterfallRequest
from effdet_core.lab import Repaired, Report
from effdet_core.project import Project
from effdet_core.run_folder import RunFolder
from effdet_core.spec import EfficientDetSpec
from tests.app import exported
from tests.app.runs import Trainer

Open = Callable[[], ExportPage]
CLASSES = ("bee", "wasp")


class Pretended:
    """In place of `tasks.run`: leaves what the real processes leave. fails: what to raise instead."""

    def __init__(self) -> None:
        self.asked: list[Any] = []
        self.fails: Exception | None = None
        self.go_on = threading.Event()
        self.go_on.set()

    def __call__(self, module: str, request: Any, result: type[Any], tell: tasks.Tell) -> Any:
        self.asked.append(request)
        tell(1, 4, "Converting")
        while not self.go_on.wait(0.01):
            tell(1, 4, "Converting")
        if self.fails:
            raise self.fails
        run = RunFolder(Path(request.run))
        match request:
            case ExportRequest():
                rows = {"max_detections": request.max_detections} if request.max_detections else {}
                for kind in request.kinds:
                    exported.add(run, kind, CLASSES, **rows)
            case MeasureRequest():
                for kind in request.kinds:
                    if kind != "savedmodel":
                        exported.add(run, kind, CLASSES)
            case WaterfallRequest():
                return exported.add_waterfall(run)
        return record.read(run)


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Iterator[Pretended]:
    """No TensorFlow."""
    made = Pretended()
    monkeypatch.setattr(tasks, "run", made)
    yield made
    made.go_on.set()


@pytest.fixture(autouse=True)
def tried(monkeypatch: pytest.MonkeyPatch) -> list[Path | None]:
    """What the try area is given; it would run it."""
    given: list[Path | None] = []
    monkeypatch.setattr(TryPanel, "set_model", lambda _, path: given.append(path))
    return given


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> dict[str, Report]:
    """What the lab says, by file name; what is not in it is good."""
    said: dict[str, Report] = {}

    def check(path: Path, **_: object) -> Report:
        if not path.exists():
            raise InputError("cannot be read: no such file", where=str(path))
        return said.get(path.name, exported.report(path))

    monkeypatch.setattr(lab, "check", check)
    return said


@pytest.fixture
def run(project: Project) -> RunFolder:
    """A run that can be exported."""
    return Trainer(project).begin().epochs(2).finish()


class Gone:
    """Where the page led to."""

    def __init__(self) -> None:
        self.pages: list[tuple[str, str | None]] = []
        self.specs: list[EfficientDetSpec] = []


@pytest.fixture
def gone() -> Gone:
    """Filled as the page leads somewhere."""
    return Gone()


@pytest.fixture
def opened(qtbot: QtBot, session: Session, work: Pretended, judged: dict[str, Report], gone: Gone) -> Iterator[Open]:
    """Opens the page over the project as it is then."""
    made: list[tuple[ExportPage, Trainings]] = []
    qtbot.waitUntil(lambda: len(session.catalogue) > 0 and not session.is_scanning)

    def show() -> ExportPage:
        trainings = Trainings()
        page = ExportPage(lambda where, photo: gone.pages.append((where, photo)), trainings, gone.specs.append)
        page.resize(1100, 700)
        qtbot.addWidget(page)
        made.append((page, trainings))
        trainings.set_session(session)
        page.set_session(session)
        page.show()
        page.shown()
        return page

    yield show
    for page, trainings in made:
        work.go_on.set()
        qtbot.waitUntil(lambda page=page: not page.doing.busy)  # type: ignore[misc]
        page.set_session(None)
        trainings.set_session(None)
        trainings.deleteLater()


def done(page: ExportPage, qtbot: QtBot) -> None:
    """Waits until nothing is at work, the lab included."""
    qtbot.waitUntil(lambda: not page.doing.busy and page.checks.busy_with is None)


def test_without_a_detector_the_page_leads_to_the_missing_step(opened: Open, gone: Gone, qtbot: QtBot) -> None:
    page = opened()
    assert page.invitation.isVisible()
    assert "18 more photo" in page.invitation.state.more.text()
    page.invitation.state.button.click()
    assert gone.pages == [("label", None)]
    assert not page.trying.isVisible()
    page.invitation.check.click()
    assert page.lab.isVisible()


def test_one_button_exports_and_shows_what_came_of_it(
    run: RunFolder, opened: Open, work: Pretended, qtbot: QtBot
) -> None:
    page = opened()
    assert page.hand_on_focus() is page.column.one
    told: list[bool] = []
    page.trainings.results_changed.connect(lambda: told.append(True))
    work.go_on.clear()
    page.column.one.click()
    row = page.column.findChild(ProgressRow)
    assert row is not None
    qtbot.waitUntil(lambda: row.title.text() == "Converting")
    qtbot.waitUntil(lambda: "25 %" in row.left.text())
    assert not page.column.one.isEnabled()
    assert not page.column.bar.list.isEnabled()
    work.go_on.set()
    done(page, qtbot)
    assert work.asked == [ExportRequest(run=str(run.path), kinds=("int8",), measure=True)]
    result = page.column.result
    assert result.isVisible()
    assert result.file.text() == "run-001-int8.tflite"
    assert "AP50 0.79" in result.quality.text()
    assert "4.4 MB" in result.about.text()
    assert result.works.text() == "Works with 7 of 8 programs."
    assert not page.column.one.isVisible()
    assert page.column.bar.list.isEnabled()
    assert told


def test_an_exported_file_is_what_is_tried(
    run: RunFolder, opened: Open, tried: list[Path | None], qtbot: QtBot
) -> None:
    main = exported.add(run, "int8", CLASSES)
    other = exported.add(run, "float16", CLASSES)
    page = opened()
    page.try_kind("float16")
    page.try_kind("int8")
    page.shown()
    assert tried == [None, run.export / main.file, run.export / other.file, run.export / main.file]
    later = time.time() + 5
    os.utime(run.export / main.file, (later, later))
    page.shown()
    assert len(tried) == 5
    done(page, qtbot)


def test_cancelling_leaves_everything_as_it_was(run: RunFolder, opened: Open, work: Pretended, qtbot: QtBot) -> None:
    page = opened()
    work.go_on.clear()
    page.column.one.click()
    row = page.column.findChild(ProgressRow)
    assert row is not None
    row.cancel.click()
    done(page, qtbot)
    assert page.column.one.isEnabled()
    assert not page.column.result.isVisible()


def test_what_goes_wrong_is_said_and_can_be_tried_again(
    run: RunFolder, opened: Open, work: Pretended, qtbot: QtBot
) -> None:
    page = opened()
    work.fails = UserError("int8 needs training pictures", hint="Export from a run that has some.")
    page.column.one.click()
    done(page, qtbot)
    dialog = page.findChild(QDialog)
    assert dialog is not None
    assert "needs training pictures" in dialog.accessibleDescription()
    dialog.close()
    work.fails = None
    page.column.one.click()
    done(page, qtbot)
    assert page.column.result.isVisible()


def test_thresholds_chosen_later_call_for_another_export(
    run: RunFolder, opened: Open, gone: Gone, qtbot: QtBot
) -> None:
    exported.add(run, "int8", CLASSES, thresholds=(0.5, 0.5))
    choice.write(run, Choice(thresholds=Thresholds(common=0.5)))
    page = opened()
    assert not page.column.one.isVisible()
    choice.write(run, Choice(thresholds=Thresholds(common=0.6)))
    page.shown()
    assert page.column.one.isVisible()
    assert page.column.one.text() == "Export again"
    assert "Other thresholds" in page.column.result.notes.text()
    assert "0.60" in page.column.bar.thresholds.text()
    page.column.bar.evaluate.click()
    assert gone.pages == [("evaluate", None)]
    done(page, qtbot)


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
    run: RunFolder, opened: Open, work: Pretended, qtbot: QtBot
) -> None:
    exported.add(run, "int8", CLASSES, latency={})
    page = opened()
    page.column.sections["kinds"].set_open(True)
    page.column.kinds.make_all.click()
    qtbot.waitUntil(lambda: len(work.asked) == 2)
    done(page, qtbot)
    first, second = work.asked
    assert first.kinds == ("float16", "float32", "dynamic", "gpu", "savedmodel")
    assert second == MeasureRequest(run=str(run.path), kinds=("int8", "savedmodel"))
    rows = page.column.kinds.rows
    assert [cell.text() for cell in rows["float16"].cells] == ["6.7 MB", "0.81", "88", "51", "–"]
    assert "worst: wasp 0.73" in rows["float16"].more.text()
    assert not rows["float16"].make.isVisible()


def test_one_kind_is_made_from_its_row(run: RunFolder, opened: Open, work: Pretended, qtbot: QtBot) -> None:
    page = opened()
    page.column.sections["kinds"].set_open(True)
    page.column.kinds.rows["gpu"].make.click()
    done(page, qtbot)
    assert work.asked == [ExportRequest(run=str(run.path), kinds=("gpu",), measure=True)]
    assert page.column.kinds.rows["gpu"].menu_button.isVisible()


def test_a_menu_shows_a_kind_in_the_lab(run: RunFolder, opened: Open, qtbot: QtBot) -> None:
    exported.add(run, "gpu", CLASSES)
    page = opened()
    texts = {action.text(): action for action in page.column.kinds.rows["gpu"].menu_button.menu().actions()}
    texts["See where it works"].trigger()
    done(page, qtbot)
    assert page.lab.isVisible()
    assert page.lab.view.file.text() == "run-001-gpu.tflite"


def test_losses_are_measured_with_their_causes(run: RunFolder, opened: Open, work: Pretended, qtbot: QtBot) -> None:
    page = opened()
    page.column.sections["losses"].set_open(True)
    page.column.losses.measure.click()
    done(page, qtbot)
    assert work.asked == [WaterfallRequest(run=str(run.path))]
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


def test_remedies_are_done_and_kept(run: RunFolder, opened: Open, work: Pretended, gone: Gone, qtbot: QtBot) -> None:
    exported.add(run, "int8", CLASSES)
    exported.add_waterfall(run)
    page = opened()
    page.column.sections["losses"].set_open(True)
    remedy(page, "Make room for 40").click()
    done(page, qtbot)
    assert work.asked[-1].max_detections == 40
    page.column.result.again.click()
    done(page, qtbot)
    assert work.asked[-1].max_detections == 40
    remedy(page, "Adjust it on 400").click()
    done(page, qtbot)
    assert work.asked[-1].calibration == 400
    remedy(page, "Use the float16").click()
    done(page, qtbot)
    assert work.asked[-1].kinds == ("float16",)
    remedy(page, "Train with stretched").click()
    assert gone.specs[0].config.resize == "stretch"


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


def test_work_ends_with_its_project(run: RunFolder, opened: Open, work: Pretended, qtbot: QtBot) -> None:
    page = opened()
    work.go_on.clear()
    page.column.one.click()
    page.set_session(None)
    qtbot.waitUntil(lambda: not page.doing.busy)
    assert not page.column.result.isVisible()


def drop(page: ExportPage, path: Path) -> None:
    """Lets a file go over the lab."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        QEvent.Type.Drop,
    )  # fmt: skip
    page.lab.view.drop.dropEvent(event)


def test_the_lab_shows_a_board_for_a_dropped_file(
    run: RunFolder, opened: Open, judged: dict[str, Report], tmp_path: Path, qtbot: QtBot
) -> None:
    foreign = tmp_path / "foreign.tflite"
    foreign.write_bytes(b"x")
    judged["foreign.tflite"] = exported.report(foreign, good=False)
    page = opened()
    page.show_tab("lab")
    drop(page, foreign)
    done(page, qtbot)
    view = page.lab.view
    assert view.sentence.text() == "Works with 3 of 8 programs."
    rows = {row.verdict.consumer: row for row in view.board.rows}
    assert "no metadata" in rows["mediapipe"].reason.text()
    assert rows["mediapipe"].accessibleName().startswith("MediaPipe Tasks: does not work")
    rows["mediapipe"].fold.click()
    assert rows["mediapipe"].is_open()
    assert view.repair.isVisible()
    page.show_tab("detector")
    assert page.column.isVisible()


def test_a_file_is_mended_under_another_name_and_shown(
    run: RunFolder, opened: Open, judged: dict[str, Report], tmp_path: Path, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    foreign = tmp_path / "foreign.tflite"
    foreign.write_bytes(b"x")
    before = judged["foreign.tflite"] = exported.report(foreign, good=False)
    orders: list[tuple[Path, Path, tuple[str, ...] | None]] = []

    def mend(path: Path, out: Path, *, labels: tuple[str, ...] | None, tell: tasks.Tell) -> Repaired:
        orders.append((path, out, labels))
        out.write_bytes(b"y")
        return Repaired(out=str(out), done=("Wrote the metadata.",), before=before, after=exported.report(out))

    monkeypatch.setattr(lab, "repair", mend)
    page = opened()
    page.check(foreign)
    done(page, qtbot)
    page.lab.view.repair.click()
    sheet = page.findChild(RepairSheet)
    assert sheet is not None
    assert sheet.of_project.isChecked()  # the file has no names of its own
    sheet.put_at(tmp_path / "mended")
    sheet.start.click()
    qtbot.waitUntil(lambda: page.lab.view.file.text() == "mended.tflite")
    assert orders == [(foreign, tmp_path / "mended.tflite", CLASSES)]
    assert "Wrote the metadata." in page.lab.view.mended.message.text()
    assert page.lab.view.sentence.text() == "Works with 7 of 8 programs."


def test_names_for_a_repair_can_come_from_a_list(opened: Open, tmp_path: Path, qtbot: QtBot) -> None:
    page = opened()
    sheet = RepairSheet(page, exported.report(tmp_path / "a.tflite", good=False), ())
    qtbot.addWidget(sheet)
    assert not sheet.start.isEnabled()
    (tmp_path / "labels.txt").write_text("ant\nbee\n", "utf-8")
    sheet.use_list(tmp_path / "labels.txt")
    assert sheet.start.isEnabled()
    assert sheet.order() == Order(tmp_path / "a.tflite", tmp_path / "a-repaired.tflite", ("ant", "bee"))
    sheet.use_list(tmp_path / "nothing.txt")
    assert not sheet.start.isEnabled()
    assert "no names" in sheet.wrong.text()


def test_a_file_that_cannot_be_read_is_said(opened: Open, tmp_path: Path, qtbot: QtBot) -> None:
    page = opened()
    page.check(tmp_path / "gone.tflite")
    done(page, qtbot)
    assert page.lab.view.sentence.text() == "This file cannot be read"
    assert "no such file" in page.lab.view.facts.text()


@pytest.fixture
def window(qtbot: QtBot, work: Pretended, judged: dict[str, Report]) -> Iterator[Callable[..., MainWindow]]:
    """Makes windows that close at the end."""
    made: list[MainWindow] = []

    def make(project: Path | None = None) -> MainWindow:
        window = MainWindow(project)
        qtbot.addWidget(window)
        made.append(window)
        window.show()
        if project:
            qtbot.waitUntil(lambda: window.project is not None and window._opened.facts.photos > 0)
        return window

    yield make
    for window in made:
        window.close()


def test_a_dropped_detector_is_checked_with_a_project_and_without(
    window: Callable[..., MainWindow], project: Project, run: RunFolder, tmp_path: Path, qtbot: QtBot
) -> None:
    foreign = tmp_path / "foreign.tflite"
    foreign.write_bytes(b"x")
    with_project = window(project.path)
    with_project._check(foreign)
    page = with_project.stack.currentWidget()
    assert isinstance(page, ExportPage)
    done(page, qtbot)
    assert page.lab.view.file.text() == "foreign.tflite"
    without = window()
    without._check(foreign)
    dialog = without.findChild(LabWindow)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.desk.view.report is not None)
    dialog.close()


def test_the_rail_and_the_keys_know_the_export(
    window: Callable[..., MainWindow], project: Project, run: RunFolder, work: Pretended, qtbot: QtBot
) -> None:
    shown = window(project.path)
    stage = shown.rail.stages["export"]
    qtbot.waitUntil(lambda: "can be taken" in stage.toolTip())
    shown.navigate("export", None)
    assert "export.one" in {row.id for row in shown.actions_.rows}
    shown.actions_.run("export.one")
    page = shown.stack.currentWidget()
    assert isinstance(page, ExportPage)
    done(page, qtbot)
    qtbot.waitUntil(lambda: "has been exported" in stage.toolTip())
    assert QApplication.focusWidget() is None or page.isAncestorOf(QApplication.focusWidget())
