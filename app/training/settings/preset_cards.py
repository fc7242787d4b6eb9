"""The presets as cards that say what they cost."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from app.theme import SPACE
from app.training.settings.card import Card
from app.training.settings.costs import Cost
from app.training.settings.words import about, number, passes, translate


class PresetCards(QWidget):
    """One below the other; the last is only there while it is chosen."""

    chosen = Signal(str)
    """The preset's name; also for the one that is chosen already."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = {name: Card(title, (sentence, "")) for name, (title, sentence) in _words().items()}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        for name, card in self.cards.items():
            self._group.addButton(card)
            column.addWidget(card)
            card.clicked.connect(partial(self._choose, name))
        self.cards["original"].hide()

    def show_chosen(self, preset: str) -> None:
        """Which one is taken."""
        self.cards["original"].setVisible(preset == "original")
        self.cards[preset].setChecked(True)

    def show_costs(self, epochs: Mapping[str, int], costs: Mapping[str, Cost | None], waiting: str) -> None:
        """What each would take. waiting: said where that is not known."""
        for name, card in self.cards.items():
            cost = costs.get(name)
            if name not in epochs:
                card.say("", card.lines[0].text(), "")
                continue
            aside = about(cost.seconds) if cost else waiting
            sentence = _words()[name][1]
            if name == "best" and epochs.get("best") == epochs.get("balanced"):
                sentence = translate("Settings", "With so few photos it is the same as Balanced.")
            memory = translate("Settings", "{0} GB of memory").format(number(cost.gb, 1)) if cost else ""
            card.say(aside, sentence, " · ".join(filter(None, (passes(epochs[name]), memory))))

    def _choose(self, name: str) -> None:
        self.chosen.emit(name)


def _words() -> dict[str, tuple[str, str]]:
    return {
        "quick": (
            translate("Settings", "Quick look"),
            translate("Settings", "Shows whether the idea works. Do this first."),
        ),
        "balanced": (
            translate("Settings", "Balanced"),
            translate("Settings", "A good detector in reasonable time. Right for most."),
        ),
        "best": (
            translate("Settings", "Best quality"),
            translate("Settings", "Four times as long, for the last few points."),
        ),
        "original": (
            translate("Settings", "As Model Maker did"),
            translate("Settings", "Its own defaults, to compare with old results. They are rarely good."),
        ),
    }
