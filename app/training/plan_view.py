"""The middle of the page before a training starts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.theme import SPACE
from app.training.plan import Next, Plan
from app.widgets.layouts import above_the_middle
from app.widgets.picture import Picture
from app.widgets.text import button, label

_WIDTH = 460


class PlanView(QWidget):
    """go: leads to what is missing. start: begins a training."""

    def __init__(
        self,
        go: Callable[[Next], None],
        start: Callable[[], None],
        settings: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._next: Next = "start"
        self._has_next = self._starts_elsewhere = False
        self.title = label("", "title", wrap=True)
        self.text = label("", wrap=True)
        self.steps = label(
            self.tr(
                "You can watch it learn here, go on labelling meanwhile, and close the window: the training goes on, "
                "and is found again."
            ),
            "muted",
            wrap=True,
        )
        self.next = button("", "primary", action=lambda: start() if self._next == "start" else go(self._next))
        self.anyway = button(self.tr("Start anyway"), "quiet", action=start)
        self.settings = button(self.tr("Settings"), "quiet", image="settings", action=settings)
        self.next.setObjectName("train.next")
        self._build()

    def show_plan(self, plan: Plan) -> None:
        """What the page invites to."""
        self._next = plan.next
        self.title.setText(plan.title)
        self.text.setText(plan.text)
        texts: dict[Next, str] = {
            "photos": self.tr("Add photos"),
            "label": self.tr("Label photos"),
            "start": self.tr("Start the training"),
            "watch": self.tr("See it learn"),
        }
        self.next.setText(texts[plan.next])
        self._has_next = plan.can_start or plan.next != "start"
        self._show_next()
        self.anyway.setVisible(plan.can_start and plan.next != "start")

    def set_settings_visible(self, visible: bool) -> None:
        """Beside the settings, which have a start of their own, there is none here."""
        self._starts_elsewhere = visible
        self.settings.setVisible(not visible)
        self._show_next()

    def _show_next(self) -> None:
        self.next.setVisible(self._has_next and not (self._next == "start" and self._starts_elsewhere))

    def set_busy(self, busy: bool) -> None:
        """While a training is being prepared."""
        for made in (self.next, self.anyway):
            made.setEnabled(not busy)

    def _build(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        for made in (self.next, self.anyway, self.settings):
            buttons.addWidget(made)
        buttons.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(SPACE * 2)
        column.addWidget(Picture("train", "muted", 40), 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.title, self.text, self.steps):
            column.addWidget(part)
        column.addLayout(buttons)
        above_the_middle(self, column, width=_WIDTH, margin=SPACE * 3)
