"""The head of a run: what is going on in one sentence, how far it is, and what can be done now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.theme import SPACE
from app.training.words import Status, Tone
from app.widgets.flow_layout import FlowLayout
from app.widgets.picture import Picture
from app.widgets.text import button, label

_ICONS: dict[Tone, tuple[str, str]] = {
    "busy": ("train", "accent"),
    "waiting": ("clock", "muted"),
    "good": ("success", "success"),
    "stopped": ("stop", "muted"),
    "bad": ("warning", "warning"),
}


CORNER = 88
"""Room for the two buttons that lie over the corner of the page."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A button, or with `more` a button with a menu. kind, image: of the button."""

    id: str
    text: str
    kind: str = ""
    image: str = ""
    tip: str = ""
    more: tuple[tuple[str, str], ...] = ()
    """(id, text) of each entry."""


class StatusCard(QFrame):
    """do: called with the id of a choice."""

    def __init__(self, do: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._do = do
        self._shown: tuple[Choice, ...] | None = None
        self.name = label("", "small")
        self.title = label("", "title", wrap=True)
        self.sentence = label("", wrap=True)
        self.about = label("", "small", wrap=True)
        self.bar = QProgressBar()
        self._picture = Picture("train", "accent", 24)
        self._choices = QWidget()
        self.buttons: dict[str, QPushButton] = {}
        self._build()

    def show_status(self, name: str, status: Status, about: str) -> None:
        """How it goes now."""
        self.name.setText(name)
        self.title.setText(status.title)
        self.sentence.setText(status.sentence)
        self.sentence.setVisible(bool(status.sentence))
        self.about.setText(about)
        self.about.setVisible(bool(about))
        self._picture.show_icon(*_ICONS[status.tone])
        under_way = status.tone == "busy" or (status.tone in ("waiting", "stopped") and status.share is not None)
        self.bar.setVisible(under_way and status.share != 1.0)
        self.bar.setRange(0, 0 if status.share is None else 1000)
        self.bar.setValue(round(1000 * (status.share or 0)))
        self.bar.setAccessibleDescription(f"{status.title}. {status.sentence}")

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """What can be done now; the same ones stay as they are, with the focus."""
        if tuple(choices) == self._shown:
            return
        self._shown = tuple(choices)
        held = next((id for id, made in self.buttons.items() if made.hasFocus()), None)
        self._flow.clear()
        self.buttons = {choice.id: self._made(choice) for choice in choices}
        for made in self.buttons.values():
            self._flow.addWidget(made)
        self._choices.setVisible(bool(choices))
        if held is not None and choices:
            self.buttons.get(held, next(iter(self.buttons.values()))).setFocus()

    def _build(self) -> None:
        self._flow = FlowLayout(self._choices, SPACE)
        words = QVBoxLayout()
        words.setSpacing(2)
        for part in (self.name, self.title, self.sentence, self.about):
            words.addWidget(part)
        head = QHBoxLayout()
        head.setSpacing(SPACE * 2)
        head.addWidget(self._picture)
        head.addLayout(words, 1)
        head.addSpacing(CORNER)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addWidget(self._choices)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress of the training"))

    def _made(self, choice: Choice) -> QPushButton:
        if not choice.more:
            return button(
                choice.text, choice.kind, image=choice.image, tip=choice.tip, action=lambda: self._do(choice.id)
            )
        made = button(choice.text, choice.kind, image=choice.image, tip=choice.tip)
        menu = QMenu(made)
        for id, text in choice.more:
            menu.addAction(text).triggered.connect(lambda _=False, id=id: self._do(id))
        made.setMenu(menu)
        return made
