"""The size of the detector, as cards; folded to the one that is chosen."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QVBoxLayout

from app.theme import SPACE
from app.training.settings import models
from app.training.settings.card import Card
from app.training.settings.controls import Control
from app.training.settings.fields import Field
from app.training.settings.words import number, translate
from app.widgets.text import button, label


class ModelChoice(Control):
    """Six cards. The others show on demand and go once one of them is chosen."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.cards = {model: Card(models.title(model), _lines(model)) for model in models.PUBLISHED}
        self.more = button("", "link", action=lambda: self.unfold(not self._open))
        self.source = label(_sources(), "small", wrap=True)
        self.source.setToolTip("\n".join(models.SOURCES))
        self._group = QButtonGroup(self)
        self._open, self._model = False, "efficientdet-lite0"
        self._build()

    def show_value(self, value: Any) -> None:
        if value in self.cards:
            self._model = value
            self.cards[value].setChecked(True)
        self._fold()

    def unfold(self, open: bool) -> None:
        """All cards, or the chosen one."""
        self._open = open
        self._fold()

    def _build(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(SPACE // 2)
        for model, card in self.cards.items():
            card.say(translate("Settings", "{0} × {0} pixels").format(models.side(model)))
            self._group.addButton(card)
            column.addWidget(card)
            card.clicked.connect(partial(self._choose, model))
        column.addWidget(self.source)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.line.setDirection(QBoxLayout.Direction.TopToBottom)
        self.line.addLayout(column)
        self.setFocusProxy(self.cards[self._model])
        self._fold()

    def _choose(self, model: str) -> None:
        self._model = model
        self._open = False
        self._fold()
        self.edited.emit(model)

    def _fold(self) -> None:
        for model, card in self.cards.items():
            card.setVisible(self._open or model == self._model)
        self.source.setVisible(self._open)
        self.more.setText(self.tr("Show only this one") if self._open else self.tr("Compare all sizes"))
        self.setFocusProxy(self.cards[self._model])


def _lines(model: str) -> tuple[str, str]:
    known = models.PUBLISHED[model]
    figures = [translate("Settings", "AP {0}").format(number(known.ap, 1))]
    if known.phone:
        figures.append(translate("Settings", "phone {0}").format(_milliseconds(known.phone)))
    figures.append(translate("Settings", "Pi 4 {0}").format(_milliseconds(known.board)))
    if known.megabytes:
        figures.append(translate("Settings", "{0} MB").format(number(known.megabytes, 1)))
    return _words()[model], " · ".join(figures)


def _words() -> dict[str, str]:
    return {
        "efficientdet-lite0": translate("Settings", "Smallest and fastest. Right for a first detector."),
        "efficientdet-lite1": translate("Settings", "Sees a little more."),
        "efficientdet-lite2": translate("Settings", "Finds smaller things; still fine on phones."),
        "efficientdet-lite3": translate("Settings", "For small things. Slow on small computers."),
        "efficientdet-lite3x": translate("Settings", "For small things in large photos. Very slow."),
        "efficientdet-lite4": translate("Settings", "Finds the most, where time does not matter."),
    }


def _milliseconds(value: int) -> str:
    if value < 1000:
        return translate("Settings", "{0} ms").format(number(value))
    return translate("Settings", "{0} s").format(number(value / 1000, 1))


def _sources() -> str:
    return translate(
        "Settings",
        "AP: how much it finds on everyday photos (COCO), of 100. Times of a photo on a Pixel 4 and a Raspberry Pi 4, "
        "as published by Google and N. Tsukamoto.",
    )
