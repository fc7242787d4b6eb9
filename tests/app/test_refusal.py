"""A project whose project.yaml is damaged goes back to its newest backup with one button."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.main_window import MainWindow
from app.messages import ProblemsDialog
from app.widgets import ToastHost
from effdet_core.project import Project


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    made = MainWindow(None)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def words(dialog: ProblemsDialog) -> str:
    from PySide6.QtWidgets import QLabel

    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def button(dialog: ProblemsDialog, text: str) -> QPushButton | None:
    return next((item for item in dialog.findChildren(QPushButton) if item.text().startswith(text)), None)


def test_one_button_goes_back_to_the_newest_backup(window: MainWindow, project: Project, qtbot: QtBot) -> None:
    yaml = project.path / "project.yaml"
    yaml.write_text("format: 1\nclasses: 3\nnext_class_id: 1\n")
    assert not window.open_project(project.path)
    dialog = window.findChild(ProblemsDialog)
    assert dialog is not None
    assert "(project.yaml) is damaged" in words(dialog)
    assert "(bee, wasp)" in words(dialog)
    assert "(holiday)" in words(dialog)
    assert "text editor" not in words(dialog)
    back = button(dialog, "Go back to the state of")
    assert back is not None
    assert back.isDefault()
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.project == project.path)
    assert "classes: 3" in (project.path / "set aside" / "project.yaml").read_text()
    assert window._opened is not None
    assert window._opened.session.class_names == ("bee", "wasp")
    assert "set aside/project.yaml" in window.findChild(ToastHost).toasts()[-1].message.text()
    qtbot.waitUntil(lambda: len(window._opened.session.catalogue) == 6)  # type: ignore[union-attr]
    window.close()


def test_a_project_file_that_is_gone_comes_back_too(window: MainWindow, project: Project, qtbot: QtBot) -> None:
    (project.path / "project.yaml").unlink()
    window.open_project(project.path)
    dialog = window.findChild(ProblemsDialog)
    assert dialog is not None
    assert "(project.yaml) is gone" in words(dialog)
    back = button(dialog, "Go back to the state of")
    assert back is not None
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.project == project.path)
    assert not (project.path / "set aside").exists()
    window.close()


def test_closing_the_question_changes_nothing(window: MainWindow, project: Project) -> None:
    yaml = project.path / "project.yaml"
    yaml.write_text("broken: [")
    window.open_project(project.path)
    dialog = window.findChild(ProblemsDialog)
    assert dialog is not None
    dialog.close()
    assert yaml.read_text() == "broken: ["
    assert window.project is None
    window.close()


def test_without_a_backup_the_problems_are_shown_as_they_are(
    window: MainWindow, project: Project, tmp_path: Path
) -> None:
    for path in (project.path / "backups").iterdir():
        path.unlink()
    (project.path / "project.yaml").write_text("broken: [")
    window.open_project(project.path)
    dialog = window.findChild(ProblemsDialog)
    assert dialog is not None
    assert button(dialog, "Go back") is None
    assert "is damaged" in words(dialog).lower()
    dialog.close()
    window.close()
