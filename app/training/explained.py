"""What the controls of the Train page say for themselves when a person asks; its settings have words of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.widgets.explained import Words

if TYPE_CHECKING:
    from app.training.page import TrainPage
    from app.training.run_view import RunView
    from app.training.runs_panel import RunsPanel

translate = QCoreApplication.translate


def words(page: TrainPage) -> Words:
    """All of the page but the settings."""
    yield (
        page.plan,
        translate(
            "Explained",
            "What a training would learn from now, and what is missing. The button leads to the next thing to do.",
        ),
    )
    yield (
        page.comparing,
        translate(
            "Explained",
            "Trainings beside each other: how well each finds things, and which settings differ. Small differences may "
            "be chance; the sentence above says so.",
        ),
    )
    yield from _run(page.view)
    yield from _runs(page.runs)


def _run(view: RunView) -> Words:
    charts = view.charts
    yield view.status, translate("Explained", "How the training goes, and everything that can be done with it now.")
    yield (
        view.tabs.button("learning"),
        translate("Explained", "How well it finds things, how wrong it still is, and what it sees in a few photos."),
    )
    yield view.tabs.button("speed"), translate("Explained", "Photos a second, memory, and the size of its steps.")
    yield view.tabs.button("log"), translate("Explained", "What happened, line by line, for when something went wrong.")
    yield (
        charts,
        translate(
            "Explained",
            "Click the name of a line to hide or show it. Ctrl and the wheel zoom, dragging moves, a double "
            "click shows all. How well it finds should rise; how wrong it is should fall.",
        ),
    )
    yield (
        charts.smoothing,
        translate("Explained", "Evens out the loss, which jumps from step to step. The faint line is as it was."),
    )
    yield (
        charts.log,
        translate("Explained", "Makes small differences of the loss visible when the first values are large."),
    )
    yield charts.whole, translate("Explained", "Shows the whole training again after zooming.")
    yield charts.save, translate("Explained", "Writes the curves as a picture, or their numbers as a table.")
    yield (
        view.looks,
        translate(
            "Explained",
            "The same few validation photos after every check, with what the detector finds in them by then. Click one "
            "to open it on the Label page.",
        ),
    )
    yield view.looks.slider, translate("Explained", "Goes back to what the detector saw in these photos earlier.")
    yield (
        view.log,
        translate(
            "Explained",
            "What happened in words, or everything the programs printed: the second is what a report needs.",
        ),
    )


def _runs(panel: RunsPanel) -> Words:
    yield (
        panel.list,
        translate(
            "Explained",
            "Every training of this project, with how well it finds things. Choose one to see it; choose two or "
            "more to compare them.",
        ),
    )
    yield panel.new, translate("Explained", "Shows the settings for one more training. The others stay as they are.")
    yield (
        panel.bring,
        translate(
            "Explained",
            "A training that was sent to another computer comes back as a file; it becomes one of this list.",
        ),
    )
    yield panel.star, translate("Explained", "Marks a training that you want to find again.")
    yield panel.bin, translate("Explained", "Moves the chosen trainings to the bin, from which they can come back.")
    yield (
        panel.compare,
        translate("Explained", "Shows the chosen trainings beside each other, and whether one is better."),
    )
    yield panel.note, translate("Explained", "What you want to remember about this training. It is saved as you type.")
    yield panel.binned, translate("Explained", "The trainings in the bin: choose one to bring it back.")
