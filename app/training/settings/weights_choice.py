"""What a training starts from: what can be had here and now, or a file or address of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.theme import SPACE
from app.training.settings import weights
from app.training.settings.controls import CalmComboBox, Control
from app.training.settings.fields import Field
from app.training.settings.weights import Offer
from app.widgets.text import button, label


class WeightsChoice(Control):
    """A list of offers; the last one is a field for anything else."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.box = CalmComboBox()
        self.detail = label("", "small", wrap=True)
        self.own = QWidget()
        self.edit = QLineEdit()
        self._offers: tuple[Offer, ...] = ()
        self._value: str | None = weights.IMAGENET
        self._wants_own = False
        self._build()

    def set_offers(self, offers: Sequence[Offer]) -> None:
        """What can be had."""
        if tuple(offers) == self._offers:
            return
        self._offers = tuple(offers)
        self.box.clear()
        for offer in self._offers:
            self.box.addItem(self.tr("{0} (not here)").format(offer.text) if offer.missing else offer.text)
        self.box.addItem(self.tr("A file, folder or address of my own…"))
        self.show_value(self._value)

    def show_value(self, value: Any) -> None:
        if value != self._value:
            self._wants_own = False
        self._value = value
        offer = weights.offer_of(value, self._offers)
        own = self._wants_own or offer is None
        place = len(self._offers) if own or offer is None else self._offers.index(offer)
        self.box.setCurrentIndex(place)
        self.own.setVisible(own)
        if own and not self.edit.hasFocus():
            self.edit.setText("" if offer else str(value or ""))
        self.detail.setText(self._words(None if own else offer))

    def show_wrong(self, wrong: bool) -> None:
        """Said below it."""

    def _build(self) -> None:
        self.edit.setPlaceholderText(self.tr("A run folder, .tflite, .npz, .tar.gz or https://…"))
        self.edit.setAccessibleName(self.tr("File, folder or address"))
        file = button(self.tr("File…"), action=self._ask_file)
        folder = button(self.tr("Folder…"), action=self._ask_folder)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(file)
        row.addWidget(folder)
        row.addStretch(1)
        column = QVBoxLayout(self.own)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addWidget(self.edit)
        column.addLayout(row)
        self.line.setDirection(QBoxLayout.Direction.TopToBottom)
        self.line.setSpacing(SPACE // 2)
        for widget in (self.box, self.own, self.detail):
            self.line.addWidget(widget)
        self.box.setSizeAdjustPolicy(CalmComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(20)
        self._named(self.box)
        self.box.activated.connect(self._picked)
        self.edit.textEdited.connect(lambda text: self._say(text.strip()))

    def _picked(self, place: int) -> None:
        self._wants_own = place >= len(self._offers)
        if self._wants_own:
            self.show_value(self._value)
            self.edit.setFocus()
        else:
            self._say(self._offers[place].uri)

    def _say(self, value: str | None) -> None:
        """An empty field is no choice yet."""
        self._value = value or None
        if value or not self._wants_own:
            self.edited.emit(self._value)

    def _ask_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Start from this file"))
        self._take(path)

    def _ask_folder(self) -> None:
        self._take(QFileDialog.getExistingDirectory(self, self.tr("Start from this folder")))

    def _take(self, path: str) -> None:
        if path:
            self.edit.setText(path)
            self._say(path)

    def _words(self, offer: Offer | None) -> str:
        if offer is None:
            return self.tr("A training, a module or a file that was trained before. It is checked when it starts.")
        return offer.missing or offer.detail
