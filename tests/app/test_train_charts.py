"""The charts of a training that goes on: drawn one after the other, and none stays behind."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.training.charts import Charts
from app.training.story import Story
from effdet_core.project import Project
from tests.app.runs import Trainer


def charts_of(qtbot: QtBot, story: Story) -> Charts:
    charts = Charts(lambda: None)
    qtbot.addWidget(charts)
    qtbot.addWidget(charts.controls)  # which stand elsewhere on the page
    charts.set_story(story)
    return charts


def last_of(charts: Charts) -> float:
    """The pass up to which the loss is drawn."""
    return float(charts.loss.plot._curves["total"].x[-1])


def test_what_comes_between_two_charts_shows_in_the_one_that_was_drawn_already(qtbot: QtBot, project: Project) -> None:
    trainer = Trainer(project).begin().epochs(1)
    told = trainer.run.read_events()
    story, rest = Story(told[:-8]), told[-8:]
    charts = charts_of(qtbot, story)
    before = last_of(charts)
    story.add(rest[:2])
    charts.refresh()
    qtbot.waitUntil(lambda: last_of(charts) > before)
    assert charts._waiting, "the second chart is still to come"
    story.add(rest[2:])
    charts.refresh()
    drawn = last_of(charts)
    qtbot.waitUntil(lambda: last_of(charts) > drawn)
    assert last_of(charts) == last_of(charts_of(qtbot, Story(told)))
