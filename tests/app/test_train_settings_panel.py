"""The settings column with real widgets: presets, fields, findings, the same as text, trial steps, the preview."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.session import Session
from app.training.settings import fields, preview
from app.training.settings import prober as trying
from app.training.settings.panel import SettingsPanel
from effdet_core import mirror
from effdet_core.dataset import Dataset
from effdet_core.errors import Problem, UserError
from effdet_core.helpers import PreviewRequest, Probe, Shown
from effdet_core.project import Project
from effdet_core.spec import EfficientDetSpec

PROBE = Probe(first_step_seconds=10, step_seconds=0.5, peak_gb=2.0, steps_per_epoch=1)
WENT: list[str] = []
"""The pages that a test was led to."""


class FakePreviews:
    """Answers with one picture; keeps the requests."""

    def __init__(self) -> None:
        self.requests: list[PreviewRequest] = []
        self.boxes: list[int] = []
        """How many boxes the photos of each request had."""
        self.closed = 0
        self.problems: tuple[Problem, ...] = ()

    def pictures(self, request: PreviewRequest) -> tuple[Shown, ...]:
        self.requests.append(request)
        if self.problems:
            raise UserError.from_problems(self.problems)
        training = Dataset.read(Path(request.dataset)).of("train")
        assert training
        self.boxes.append(sum(len(item.boxes) for item in training))
        path = Path(request.out) / "seen.jpg"
        Image.new("RGB", (64, 64), "green").save(path)
        return (Shown(path=str(path), boxes=((1.0, 2.0, 30.0, 40.0),), classes=(0,)),)

    def close(self) -> None:
        self.closed += 1


class Tried:
    """The probe of a test: counts, and takes its time until `hold` is set."""

    def __init__(self) -> None:
        self.specs: list[EfficientDetSpec] = []
        self.answer: Probe | UserError = PROBE
        self.hold = threading.Event()

    def __call__(self, spec: EfficientDetSpec, dataset: Path, cancelled: Callable[[], bool]) -> Probe | None:
        self.specs.append(spec)
        assert Dataset.read(dataset).of("train")
        while not self.hold.wait(0.01):
            if cancelled():
                return None
        if isinstance(self.answer, UserError):
            raise self.answer
        return self.answer


@pytest.fixture
def tried() -> Tried:
    return Tried()


@pytest.fixture
def previews() -> FakePreviews:
    return FakePreviews()


@pytest.fixture
def panel(
    session: Session, qtbot: QtBot, tried: Tried, previews: FakePreviews, monkeypatch: pytest.MonkeyPatch
) -> Iterator[SettingsPanel]:
    monkeypatch.setattr(trying, "PAUSE_MS", 10)
    made = SettingsPanel(lambda page, _photo: WENT.append(page), probe=tried, previews=lambda: previews)
    WENT.clear()
    qtbot.addWidget(made)
    made.resize(380, 900)
    made.set_session(session)
    made.show()
    qtbot.waitUntil(lambda: made.state.facts.train > 0)
    yield made
    made.close()


def field(panel: SettingsPanel, name: str) -> QLineEdit:
    panel.reveal(name)
    found = panel.levels[fields.level_of(name)].rows[name].findChild(QLineEdit)
    assert found is not None
    return found


def retype(qtbot: QtBot, edit: QLineEdit, text: str) -> None:
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClick(edit, Qt.Key.Key_Delete)
    qtbot.keyClicks(edit, text)


def click(qtbot: QtBot, button: Any) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_stranger_starts_with_one_click(panel: SettingsPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.start_wanted) as started:
        click(qtbot, panel.footer.start)
    spec, name = started.args
    assert spec == panel.spec()
    assert name is None
    assert spec.config.optimizer == "adam"


def test_presets_say_what_they_cost_once_it_is_measured(panel: SettingsPanel, qtbot: QtBot, tried: Tried) -> None:
    assert panel.presets.cards["quick"].aside.text() == "measuring…"
    tried.hold.set()
    qtbot.waitUntil(lambda: "minute" in panel.presets.cards["quick"].aside.text())
    assert "GB" in panel.presets.cards["best"].lines[1].text()
    assert "on this computer" in panel.footer.summary.text()
    assert len(tried.specs) == 1


def test_what_was_measured_is_known_in_the_next_window(
    panel: SettingsPanel, session: Session, qtbot: QtBot, tried: Tried
) -> None:
    tried.hold.set()
    qtbot.waitUntil(lambda: panel.state.cost() is not None)
    again = SettingsPanel(probe=tried)
    qtbot.addWidget(again)
    again.set_session(session)
    assert again.state.cost() is not None


def test_measuring_ends_when_nobody_looks(panel: SettingsPanel, qtbot: QtBot, tried: Tried) -> None:
    qtbot.waitUntil(lambda: panel.prober.is_measuring)
    panel.hide()
    qtbot.waitUntil(lambda: not panel.prober.is_measuring)
    assert panel.state.cost() is None


def test_nothing_is_tried_beside_a_training(panel: SettingsPanel, qtbot: QtBot, tried: Tried) -> None:
    panel.set_training(True)
    qtbot.waitUntil(lambda: not panel.prober.is_measuring)
    assert not panel.footer.start.isEnabled()


def test_a_failed_measuring_is_not_repeated(panel: SettingsPanel, qtbot: QtBot, tried: Tried) -> None:
    tried.hold.set()
    qtbot.waitUntil(lambda: panel.state.cost() is not None and not panel.prober.is_measuring)
    tried.answer = UserError("memory ran out")
    panel.state.set_value("hparams.image_size", (512, 512))
    qtbot.waitUntil(lambda: panel.prober.could_not(panel.state.spec))  # type: ignore[arg-type]
    count = len(tried.specs)
    panel.state.refresh()
    qtbot.wait(60)
    assert len(tried.specs) == count
    assert panel.presets.cards["quick"].aside.text() == "time not known"


def test_choosing_a_preset_puts_changes_back_and_can_be_undone(panel: SettingsPanel, qtbot: QtBot) -> None:
    retype(qtbot, field(panel, "epochs"), "7")
    click(qtbot, panel.presets.cards["quick"])
    spec = panel.spec()
    assert spec is not None
    assert spec.epochs != 7
    undo = next(button for button in panel.window().findChildren(QPushButton) if button.text() == "Undo")
    click(qtbot, undo)
    spec = panel.spec()
    assert spec is not None
    assert spec.epochs == 7
    assert panel.presets.cards["balanced"].isChecked()


def test_what_is_typed_counts_at_once_and_can_be_put_back(panel: SettingsPanel, qtbot: QtBot) -> None:
    edit = field(panel, "epochs")
    usual = edit.text()
    retype(qtbot, edit, "12")
    row = panel.levels["essentials"].rows["epochs"]
    assert panel.spec().epochs == 12  # type: ignore[union-attr]
    assert row.reset.isVisible()
    assert "1" in panel.levels["essentials"].count.text()
    click(qtbot, row.reset)
    assert edit.text() == usual
    assert not row.reset.isVisible()


def test_all_problems_stand_beside_their_fields(panel: SettingsPanel, qtbot: QtBot) -> None:
    retype(qtbot, field(panel, "epochs"), "0")
    retype(qtbot, field(panel, "batch_size"), "many")
    rows = panel.levels["essentials"].rows
    assert rows["epochs"].problem.text() == "Must be at least 1, not 0."
    assert rows["batch_size"].problem.text() == "Must be a whole number."
    assert panel.spec() is None
    assert not panel.footer.start.isEnabled()
    assert field(panel, "batch_size").text() == "many"
    click(qtbot, panel.footer.wrong)
    retype(qtbot, field(panel, "epochs"), "5")
    retype(qtbot, field(panel, "batch_size"), "4")
    assert panel.spec() is not None
    assert panel.footer.start.isEnabled()


def test_keys_count_in_number_fields(panel: SettingsPanel, qtbot: QtBot) -> None:
    edit = field(panel, "batch_size")
    retype(qtbot, edit, "8")
    qtbot.keyClick(edit, Qt.Key.Key_Up)
    qtbot.keyClick(edit, Qt.Key.Key_PageDown)
    assert panel.spec() is not None
    assert panel.spec().batch_size == 1  # type: ignore[union-attr]


def test_every_setting_has_a_row_that_shows_and_says_changes(panel: SettingsPanel) -> None:
    for item in fields.every():
        panel.reveal(item.name)
        row = panel.levels[fields.level_of(item.name)].rows[item.name]
        assert row.isVisible(), item.name
        assert row.term.text() == item.term
        said: list[Any] = []
        row.edited.connect(lambda _name, value, said=said: said.append(value))
        row.control.edited.emit(panel.state.draft.value(item.name))
        assert panel.state.draft.changed == ()
        assert said


def test_a_switch_and_a_slider_change_the_spec(panel: SettingsPanel, qtbot: QtBot) -> None:
    panel.reveal("hparams.input_rand_vflip")
    box = panel.levels["more"].rows["hparams.input_rand_vflip"].findChild(QCheckBox)
    assert box is not None
    qtbot.keyClick(box, Qt.Key.Key_Space)
    panel.levels["more"].rows["hparams.mosaic"].control.slider.setValue(50)  # type: ignore[attr-defined]
    spec = panel.spec()
    assert spec is not None
    assert spec.config.input_rand_vflip
    assert spec.config.mosaic == 0.5


def test_a_larger_detector_and_its_weights(panel: SettingsPanel, qtbot: QtBot) -> None:
    choice: Any = panel.levels["essentials"].rows["model_name"].control
    click(qtbot, choice.more)
    click(qtbot, choice.cards["efficientdet-lite4"])
    assert not choice.cards["efficientdet-lite0"].isVisible()
    assert panel.footer.start.isEnabled()
    start: Any = panel.levels["essentials"].rows["uri"].control
    assert start.box.currentText() == "The best that can be had"
    start.box.activated.emit(0)
    assert any(item.level == "blocking" for item in panel.findings.shown)
    assert not panel.footer.start.isEnabled()
    fix = next(b for b in panel.findings.findChildren(QPushButton) if b.text().startswith("Use:"))
    click(qtbot, fix)
    assert panel.spec() is not None
    assert str(panel.spec().uri).startswith("https://tfhub.dev")  # type: ignore[union-attr]
    assert panel.footer.start.isEnabled()


def test_weights_of_ones_own(panel: SettingsPanel, qtbot: QtBot) -> None:
    control: Any = panel.levels["essentials"].rows["uri"].control
    control.box.setCurrentIndex(control.box.count() - 1)
    control.box.activated.emit(control.box.count() - 1)
    assert control.own.isVisible()
    retype(qtbot, control.edit, "/old/model.tflite")
    assert panel.spec().uri == "/old/model.tflite"  # type: ignore[union-attr]
    control.box.activated.emit(0)
    assert panel.spec().uri == "imagenet"  # type: ignore[union-attr]
    assert not control.own.isVisible()


def test_what_the_photos_say_is_mended_with_one_click(panel: SettingsPanel, qtbot: QtBot) -> None:
    retype(qtbot, field(panel, "tflite_max_detections"), "1")
    fix = next(b for b in panel.findings.findChildren(QPushButton) if "Report up to" in b.text())
    click(qtbot, fix)
    assert panel.spec().tflite_max_detections == 3  # type: ignore[union-attr]
    label = next(b for b in panel.findings.findChildren(QPushButton) if b.text() == "Label more")
    click(qtbot, label)
    assert WENT == ["label"]


def test_photos_to_check_on_are_kept_with_one_click(
    panel: SettingsPanel, qtbot: QtBot, session: Session, project: Project
) -> None:
    name = next(name for name in session.catalogue.names if session.labels(name).split == "val")
    session.change("For training", {name: dataclasses.replace(session.labels(name), split="train")})
    qtbot.waitUntil(lambda: any(item.act == "validate" for item in panel.findings.shown))
    keep = next(b for b in panel.findings.findChildren(QPushButton) if b.text() == "Keep some")
    click(qtbot, keep)
    qtbot.waitUntil(lambda: panel.state.facts.val > 0)
    assert session.undo_text == "Spread the photos for training"


def test_the_form_and_its_text_say_the_same(panel: SettingsPanel, qtbot: QtBot, project: Project) -> None:
    panel.show_text()
    text = panel.mirror.edit.toPlainText()
    assert mirror.from_yaml(text) == mirror.from_yaml(mirror.to_yaml(panel.spec()))  # type: ignore[arg-type]
    panel.mirror.edit.setPlainText(text.replace("batch_size: 8", "batch_size: 2"))
    qtbot.waitUntil(lambda: panel.spec() is not None and panel.spec().batch_size == 2)  # type: ignore[union-attr]
    panel.mirror.edit.setPlainText(text.replace("epochs: ", "epochs: -"))
    qtbot.waitUntil(lambda: panel.mirror.problem.isVisible())
    assert "epochs: must be at least 1" in panel.mirror.problem.text()
    click(qtbot, panel.mirror.form.button("command"))
    assert panel.mirror.edit.toPlainText().startswith("effdet train ")
    assert panel.mirror.edit.toPlainText().endswith("--batch-size 2")
    click(qtbot, panel.mirror.form.button("python"))
    assert "batch_size=2" in panel.mirror.edit.toPlainText()
    click(qtbot, panel.mirror.copy)
    panel.mirror.left.emit()
    assert field(panel, "batch_size").text() == "2"


def test_changes_are_kept_with_the_project(panel: SettingsPanel, qtbot: QtBot, session: Session) -> None:
    retype(qtbot, field(panel, "epochs"), "9")
    click(qtbot, panel.presets.cards["best"])
    retype(qtbot, field(panel, "hparams.image_size"), "256")
    qtbot.waitUntil(lambda: Project.open(session.project.path).training == {"hparams": {"image_size": [256, 256]}})
    again = SettingsPanel(probe=lambda *_: None)
    qtbot.addWidget(again)
    again.set_session(session)
    assert mirror.to_yaml(again.spec()) == mirror.to_yaml(panel.spec())  # type: ignore[arg-type]
    assert again.state.draft.preset == "best"


def test_a_spec_is_loaded_as_changes(panel: SettingsPanel) -> None:
    wanted = EfficientDetSpec(model_name="efficientdet-lite1", epochs=3, hparams="optimizer=sgd")
    panel.load(wanted)
    assert panel.spec() is not None
    assert panel.spec().config == wanted.config  # type: ignore[union-attr]


def test_a_name_that_is_taken_cannot_be_used(panel: SettingsPanel, qtbot: QtBot, session: Session) -> None:
    session.project.new_run("first")
    panel.look_again()
    qtbot.keyClicks(panel.footer.name, "first")
    assert not panel.footer.start.isEnabled()
    qtbot.keyClicks(panel.footer.name, " one")
    with qtbot.waitSignal(panel.start_wanted) as started:
        click(qtbot, panel.footer.start)
    assert started.args[1] == "first one"


def test_the_preview_follows_the_settings(panel: SettingsPanel, qtbot: QtBot, previews: FakePreviews) -> None:
    panel.reveal("hparams.input_rand_hflip")
    click(qtbot, panel.preview.open)
    qtbot.waitUntil(lambda: panel.preview.pictures[0].seen is not None)
    panel.state.set_value("hparams.color_jitter", 0.9)
    qtbot.waitUntil(lambda: len(previews.requests) >= 2)
    assert previews.requests[-1].spec["hparams"]["color_jitter"] == 0.9
    click(qtbot, panel.preview.others)
    qtbot.waitUntil(lambda: previews.requests[-1].turn == 1)
    previews.problems = (Problem("there is no memory left"),)
    click(qtbot, panel.preview.others)
    qtbot.waitUntil(lambda: "no memory" in panel.preview.state.text())
    panel.hide()
    assert not panel.preview.is_open
    assert previews.closed
    assert preview.PAUSE_MS == 300


def test_the_preview_shows_labels_as_they_are_now_and_is_not_drawn_anew_for_nothing(
    panel: SettingsPanel, qtbot: QtBot, previews: FakePreviews, session: Session
) -> None:
    panel.reveal("hparams.input_rand_hflip")
    click(qtbot, panel.preview.open)
    qtbot.waitUntil(lambda: len(previews.boxes) == 1)
    panel.look_again()
    qtbot.wait(2 * preview.PAUSE_MS)
    assert len(previews.requests) == 1
    name = next(name for name in session.catalogue.names if session.labels(name).boxes)
    labels = session.labels(name)
    session.change("One more", {name: dataclasses.replace(labels, boxes=(*labels.boxes, labels.boxes[0]))})
    qtbot.waitUntil(lambda: len(previews.boxes) == 2)
    assert previews.boxes[1] == previews.boxes[0] + 1


def test_an_empty_project_says_what_to_do(tmp_path: Path, qtbot: QtBot) -> None:
    opened = Session(Project.create(tmp_path / "empty").path)
    panel = SettingsPanel(lambda *_: None, probe=lambda *_: None)
    qtbot.addWidget(panel)
    panel.set_session(opened)
    panel.show()
    qtbot.waitUntil(lambda: bool(panel.findings.shown))
    assert panel.findings.shown[0].act == "photos"
    assert not panel.footer.start.isEnabled()
    panel.set_session(None)
    assert not panel.isEnabled()
    opened.close()
    opened.deleteLater()
