"""How the Train page shares its width, and what does not move."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from effdet_core.project import Project
from tests.app.runs import Trainer
from tests.app.test_train_page import Open, _nothing_is_tried, opened, title  # noqa: F401 - fixtures


def test_in_a_narrow_window_settings_and_list_take_turns_beside_a_training(
    opened: Open,  # noqa: F811 - a fixture
    project: Project,
    qtbot: QtBot,
) -> None:
    run = Trainer(project, "one").begin().epochs(1).finish()
    page = opened()
    page.setFixedSize(1000, 680)
    page.show_run(run)
    assert (page.settings.isHidden(), page.runs.isHidden()) == (True, False)
    page.toggle_settings()
    assert (page.settings.isHidden(), page.runs.isHidden()) == (False, True)
    page.toggle_runs()
    assert (page.settings.isHidden(), page.runs.isHidden()) == (True, False)
    page.toggle_settings()
    page.setFixedSize(1600, 900)
    qtbot.waitUntil(lambda: not page.runs.isHidden())
    assert not page.settings.isHidden()


def test_a_run_that_nobody_started_moves_no_bar(
    opened: Open,  # noqa: F811 - a fixture
    project: Project,
) -> None:
    page = opened()
    page.show_run(Trainer(project, "waiting").run)
    assert (title(page), page.view.status.bar.isHidden()) == ("Not started yet", True)
