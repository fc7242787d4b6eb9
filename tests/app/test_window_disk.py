"""What the window does when the disk of its project is away, hangs or may not be written to."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.frame import opened as opened_module
from app.main_window import MainWindow
from effdet_core import atomic
from effdet_core.project import Project
from effdet_core.project import editor as editor_module
from effdet_core.project.annotation import LabelledBox
from effdet_core.project.labels import Labels, with_boxes
from tests.app.shell_window import Make, windows


@pytest.fixture(autouse=True)
def _quick_retries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editor_module, "RETRY_SECONDS", 0.05)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Make]:
    """Makes windows that close at the end."""
    with windows(qtbot) as make:
        yield make


def test_edits_that_are_not_saved_keep_the_window_open_until_a_person_gives_them_up(
    window: Make, project: Project, qtbot: QtBot
) -> None:
    shown = window(project.path)
    _draw(shown, qtbot)
    project.path.rename(project.path.with_name("elsewhere"))
    _draw(shown, qtbot)
    qtbot.waitUntil(lambda: shown.notices.saving.isVisible())
    # The folder may go in the middle of a try, which then says what it met; the next one knows.
    missing = f"{project.path} is not there. Connect"
    qtbot.waitUntil(lambda: missing in shown.notices.saving.message.text(), timeout=20_000)
    shown.close()
    assert shown.isVisible()
    assert shown.notices.closing.isVisible()
    shown.notices.closing.button.click()
    assert not shown.isVisible()
    assert not project.path.exists()


def test_a_window_kept_open_by_unsaved_edits_closes_when_the_disk_is_back(
    window: Make, project: Project, qtbot: QtBot
) -> None:
    shown = window(project.path)
    _draw(shown, qtbot)
    elsewhere = project.path.rename(project.path.with_name("elsewhere"))
    name = _draw(shown, qtbot)
    qtbot.waitUntil(lambda: shown.notices.saving.isVisible())
    shown.close()
    assert shown.notices.closing.isVisible()
    elsewhere.rename(project.path)
    qtbot.waitUntil(lambda: not shown.notices.closing.isVisible())
    qtbot.waitUntil(lambda: not shown.notices.saving.isVisible())
    shown.close()
    assert not shown.isVisible()
    assert len(Project.open(project.path).annotation(name).boxes) == 2  # type: ignore[union-attr]


def test_moves_that_arrow_keys_still_gather_are_saved_by_closing(window: Make, project: Project, qtbot: QtBot) -> None:
    shown = window(project.path)
    name = _draw(shown, qtbot)
    shown.navigate("label", name)
    editor = shown._made_pages().page("label").editor
    qtbot.waitUntil(lambda: editor.photo == name and editor.size is not None)
    editor.select({0})
    editor.nudge(1.0, 0.0)
    shown.close()
    assert not shown.isVisible()
    assert Project.open(project.path).annotation(name).boxes[0].box[0] == 2.0  # type: ignore[union-attr]


def test_a_disk_that_hangs_at_closing_is_told_of_in_a_moment(
    window: Make, project: Project, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opened_module, "_CLOSING_SECONDS", 0.1)
    answers = threading.Event()
    real = atomic.write_bytes

    def hang(path: Path, data: bytes, *, sync: bool = True) -> None:
        if path.is_relative_to(project.path):
            answers.wait(30)
        real(path, data, sync=sync)

    shown = window(project.path)
    with monkeypatch.context() as patch:
        patch.setattr(atomic, "write_bytes", hang)
        _draw(shown, qtbot)
        shown.close()
        assert shown.isVisible()
        assert shown.notices.closing.isVisible()
    answers.set()
    qtbot.waitUntil(lambda: not shown.notices.closing.isVisible())
    shown.close()
    assert not shown.isVisible()


def test_a_write_protected_project_is_not_said_to_be_open_elsewhere(window: Make, project: Project) -> None:
    (project.path / ".editing").mkdir()
    shown = window(project.path)
    assert "another window" not in shown.notices.saving.message.text()
    assert f"{project.path} cannot be changed" in shown.notices.saving.message.text()


def _draw(shown: MainWindow, qtbot: QtBot) -> str:
    """A box on the fifth photo, which nobody looked at; returns its name."""
    assert shown._opened is not None
    session = shown._opened.session
    qtbot.waitUntil(lambda: len(session.catalogue) == 6)
    name = session.catalogue.names[4]
    box = LabelledBox("bee", (1.0, 2.0, 30.0, 40.0))
    session.change("Draw", {name: with_boxes(Labels(), [*session.labels(name).boxes, box])})
    return name
