"""Other machines in the window: looking for them, sending a training away, and bringing it back."""

from __future__ import annotations

import threading
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.session import Session
from app.training.sending import Sending
from app.training.settings.connection import ConnectionCheck, sentence
from app.widgets.toast import Toast
from effdet_core import elsewhere, tasks
from effdet_core.elsewhere import there
from effdet_core.errors import SettingError, UserError
from effdet_core.events import Finished
from effdet_core.helpers import ReachRequest, Sighting
from effdet_core.project import Project, run_notes
from effdet_core.run_folder import RunFolder
from effdet_core.spec import EfficientDetSpec

TPU = EfficientDetSpec(strategy="tpu", tpu="grpc://10.0.0.2:8470", uri="none")
HERE = EfficientDetSpec(uri="none", epochs=1, batch_size=2)


@dataclass
class Reached:
    """Answers, or refuses; while `hold` is not set, it lets people wait."""

    answer: Sequence[Sighting] | UserError = ()
    hold: threading.Event = field(default_factory=threading.Event)
    asked: list[ReachRequest] = field(default_factory=list)

    def __call__(self, request: ReachRequest, tell: tasks.Tell) -> Sequence[Sighting]:
        self.asked.append(request)
        while not self.hold.wait(0.01):
            tell(0, 0, "")
        if isinstance(self.answer, UserError):
            raise self.answer
        return self.answer


@pytest.fixture
def reached() -> Reached:
    return Reached()


@pytest.fixture
def check(qtbot: QtBot, reached: Reached) -> Iterator[ConnectionCheck]:
    made = ConnectionCheck(reached)
    qtbot.addWidget(made)
    made.show_spec(TPU)
    yield made
    made.close_check()


def test_it_is_offered_only_where_more_than_this_computer_is_to_train(check: ConnectionCheck) -> None:
    assert (check.isHidden(), check.start.text()) == (False, "Test connection")
    check.show_spec(EfficientDetSpec(strategy="gpus"))
    assert check.start.text() == "Look for GPUs"
    check.show_spec(EfficientDetSpec())
    assert check.isHidden()


def test_what_is_found_is_said_of_each_machine(check: ConnectionCheck, reached: Reached, qtbot: QtBot) -> None:
    reached.answer = (Sighting(kind="answers", name="10.0.0.2:8470"), Sighting(kind="not yet", name="10.0.0.3:8470"))
    reached.hold.set()
    check.start.click()
    qtbot.waitUntil(lambda: len(check.found) == 2)
    assert check.found[0] == "10.0.0.2:8470 answers."
    assert "nothing listens at this port" in check.found[1]
    assert reached.asked == [ReachRequest(strategy="tpu", tpu="grpc://10.0.0.2:8470")]
    qtbot.waitUntil(lambda: check.start.text() == "Test connection")
    check.show_spec(EfficientDetSpec(strategy="tpu", tpu="another"))
    assert check.found == []


def test_a_person_need_not_wait_for_the_answer(check: ConnectionCheck, reached: Reached, qtbot: QtBot) -> None:
    reached.answer = (Sighting(kind="answers", name="late"),)
    check.start.click()
    qtbot.waitUntil(lambda: len(reached.asked) == 1)
    assert (check.is_looking, check.start.text()) == (True, "Stop looking")
    check.start.click()
    assert (check.is_looking, check.start.text(), check.state.isHidden()) == (False, "Test connection", True)
    qtbot.wait(80)
    assert check.found == []


def test_a_name_that_nobody_knows_is_said_with_what_to_do(
    check: ConnectionCheck, reached: Reached, qtbot: QtBot
) -> None:
    reached.answer = SettingError("this TPU cannot be found", hint="Check the name")
    reached.hold.set()
    check.start.click()
    qtbot.waitUntil(lambda: check.state.text() == "This TPU cannot be found. Check the name.")


def test_every_sighting_is_a_sentence_with_its_name() -> None:
    kinds = ("gpu", "no gpu", "answers", "not yet", "silent", "here", "taken")
    told = [sentence(Sighting(kind=kind, name="10.0.0.9:1", detail="timed out")) for kind in kinds]  # type: ignore[arg-type]
    assert len(set(told)) == len(kinds)
    assert all("10.0.0.9:1" in text for kind, text in zip(kinds, told, strict=True) if kind != "no gpu")
    assert "timed out" in told[4]


# Sending and bringing back


class Page(QWidget):
    """What sending needs of the page."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session: Session | None = session
        self.shown: list[RunFolder | None] = []
        self.looked = 0

    def show_run(self, run: RunFolder | None) -> None:
        self.shown.append(run)

    def look_again(self) -> None:
        self.looked += 1


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> Page:
    made = Page(session)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_training_is_packed_where_a_person_wants_it(
    page: Page, qtbot: QtBot, tmp_path: Path, project: Project
) -> None:
    sheet = Sending(page, page).send(HERE, "mine")
    assert sheet is not None
    assert Path(sheet.target.text()) == project.path.parent / f"{project.path.name}-mine.zip"
    sheet.target.setText("relative.zip")
    assert (sheet.start.isEnabled(), "ends in .zip" in sheet.trouble.text()) == (False, True)
    taken = tmp_path / "taken.zip"
    taken.touch()
    sheet.target.setText(str(taken))
    assert (sheet.start.isEnabled(), "Nothing is overwritten" in sheet.trouble.text()) == (False, True)
    sheet.target.setText(str(tmp_path / "out.zip"))
    sheet.start.click()
    qtbot.waitUntil(lambda: sheet.packed is not None)
    assert sheet.stack.currentIndex() == 1
    assert "out.zip is packed" in sheet.told.text()
    assert "mine-trained.zip" in sheet.steps[2].text()
    assert zipfile.is_zipfile(tmp_path / "out.zip")
    sheet.close()


def test_what_prevents_packing_is_said_in_the_sheet(
    page: Page, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise UserError("there are no pictures for training", hint="Label some")

    monkeypatch.setattr(elsewhere, "pack_project", refuse)
    sheet = Sending(page, page).send(HERE)
    assert sheet is not None
    sheet.target.setText(str(tmp_path / "out.zip"))
    sheet.start.click()
    qtbot.waitUntil(lambda: "There are no pictures for training. Label some" in sheet.trouble.text())
    assert (sheet.stack.currentIndex(), sheet.start.isEnabled()) == (0, True)
    sheet.close()


def came_back(project: Project, tmp_path: Path) -> Path:
    """The archive of a training that was stopped elsewhere."""
    packed = elsewhere.pack_project(project, HERE, tmp_path / "sent.zip")
    with zipfile.ZipFile(packed.path) as archive:
        archive.extractall(tmp_path / "there")
    folder = tmp_path / "there" / packed.folder
    there.prepare(folder, {}).append_event(Finished(reason="stopped", step=1, epoch=1, seconds=1.0))
    return there.finish(folder)


def test_a_training_that_comes_back_is_shown_and_can_be_taken_away_again(
    page: Page, qtbot: QtBot, tmp_path: Path, project: Project
) -> None:
    archive = came_back(project, tmp_path)
    Sending(page, page).bring(archive)
    qtbot.waitUntil(lambda: len(page.shown) == 1)
    run = page.shown[0]
    assert run is not None
    assert (run.name, run.state(), page.looked) == ("run-001", "stopped", 1)
    toast = next(item for item in page.findChildren(Toast) if "is back" in item.message.text())
    qtbot.mouseClick(toast.button, Qt.MouseButton.LeftButton)
    assert (page.shown[-1], project.runs(), len(run_notes.binned_runs(project))) == (None, [], 1)


def test_an_archive_of_something_else_is_said(
    page: Page, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr("app.messages.show_problems", lambda _page, _title, problems: said.append(str(problems[0])))
    other = tmp_path / "photos.zip"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("a.txt", "x")
    sending = Sending(page, page)
    sending.bring(other)
    qtbot.waitUntil(lambda: len(said) == 1)
    assert "holds no training" in said[0]
    assert page.shown == []
