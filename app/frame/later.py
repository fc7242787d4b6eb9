"""Evaluate and Export until the window can do them: what they need, what is there, and the command for it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.frame import facts as facts_of
from app.frame.stages import ENOUGH_PHOTOS, Facts, Stage
from app.page import Navigate, Page
from app.theme import SPACE
from app.widgets.command_line import CommandLine
from app.widgets.layouts import above_the_middle
from app.widgets.picture import Picture
from app.widgets.text import button, label

if TYPE_CHECKING:
    from app.session import Session

translate = QCoreApplication.translate
_WIDTH = 560


class LaterPage(Page):
    """One of the two. navigate: where a person gets on with what is missing."""

    def __init__(self, stage: Stage, navigate: Navigate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self._session: Session | None = None
        self.title = label(_title(stage), "title", wrap=True)
        self.needs = label("", wrap=True)
        self.there, self.labels, self.trained = _Fact(), _Fact(), _Fact()
        self.command = CommandLine()
        self.go_on = button("", "primary", action=lambda: navigate(self._next, None))
        self._next = "photos"
        self._build()

    def set_session(self, session: Session | None) -> None:
        self._session = session
        if session is not None:
            session.photos_changed.connect(self._refresh)
            session.listing_changed.connect(self._refresh)
            self._refresh()

    def shown(self) -> None:
        self._refresh()

    def _build(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(SPACE * 2)
        column.addWidget(Picture(self._stage, "muted", 40), 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.title)
        column.addWidget(self.needs)
        column.addSpacing(SPACE)
        for fact in (self.there, self.labels, self.trained):
            column.addWidget(fact)
        column.addWidget(self.go_on, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(SPACE * 2)
        column.addWidget(self.command)
        above_the_middle(self, column, width=_WIDTH, margin=SPACE * 4)

    def _refresh(self, _: object = None) -> None:
        if self._session is None or not self.isVisible():
            return
        facts = facts_of.count(self._session.catalogue, len(self._session.classes))
        runs = self._session.project.runs()
        self.needs.setText(_needs(self._stage))
        self.there.say(facts.photos > 0, translate("Later", "%n photo(s) in the project", "", facts.photos))
        self.labels.say(facts.labelled >= ENOUGH_PHOTOS, _labels_sentence(facts))
        self.there.setVisible(not runs)
        self.labels.setVisible(not runs)
        self.trained.say(bool(runs), _trained_sentence([run.name for run in runs]))
        self._offer(facts, trained=bool(runs))
        subject = runs[-1].path if runs else None
        there = subject is not None and facts.photos > 0
        command = _command(self._stage, subject) if there and subject is not None else ""
        self.command.show_command(_explained(self._stage, there=there), command)

    def _offer(self, facts: Facts, *, trained: bool) -> None:
        """The button that leads to what is missing."""
        ready = facts.labelled >= ENOUGH_PHOTOS
        self.go_on.setVisible(not trained)
        self._next = "photos" if not facts.photos else "train" if ready else "label"
        texts = {
            "photos": self.tr("Add photos"),
            "label": self.tr("Label photos"),
            "train": self.tr("Train a detector"),
        }
        self.go_on.setText(texts[self._next])


class _Fact(QWidget):
    """One thing that is needed, with a tick when it is there."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = Picture("not-looked-at", "muted")
        self.text = label("", wrap=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.text, 1)

    def say(self, fulfilled: bool, text: str) -> None:
        self._picture.show_icon("success" if fulfilled else "not-looked-at", "success" if fulfilled else "muted")
        self.text.setText(text)


def _title(stage: Stage) -> str:
    return {
        "evaluate": translate("Later", "See what the detector finds and misses"),
        "export": translate("Later", "Take the detector to phones and small computers"),
    }.get(stage, "")


def _needs(stage: Stage) -> str:
    return {
        "evaluate": translate(
            "Later", "It compares what a trained detector finds with your own boxes, photo by photo."
        ),
        "export": translate("Later", "It turns a trained detector into one file, and lets you try it on other photos."),
    }.get(stage, "")


def _explained(stage: Stage, *, there: bool) -> str:
    """there: whether the command has something to work on."""
    if there:
        return {
            "evaluate": translate("Later", "This page arrives in the next version. This measures it today:"),
            "export": translate("Later", "This page arrives in the next version. This exports it today:"),
        }.get(stage, "")
    return translate(
        "Later", "This page arrives in the next version. Until then a command does it, once that is there."
    )


def _command(stage: Stage, subject: Path) -> str:
    place = f'"{subject}"' if " " in str(subject) else str(subject)
    return f"effdet {stage} {place}{' --precision int8' if stage == 'export' else ''}"


def _labels_sentence(facts: Facts) -> str:
    if facts.labelled >= ENOUGH_PHOTOS:
        return translate("Later", "%n photo(s) with boxes", "", facts.labelled)
    wanted = translate("Later", "At least {enough} photos with boxes; {labelled} so far")
    return wanted.format(enough=ENOUGH_PHOTOS, labelled=facts.labelled)


def _trained_sentence(runs: list[str]) -> str:
    if not runs:
        return translate("Later", "A trained detector; there is none yet")
    return translate("Later", "The newest training is {name}").format(name=runs[-1])
