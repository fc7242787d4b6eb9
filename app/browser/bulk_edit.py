"""Changing many photos as one step that can be undone, without holding up the window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app import messages
from app.browser import bulk, texts
from app.browser.bulk import Change, Gathered
from app.browser.texts import translate
from app.session import Session
from effdet_core.errors import UserError

AT_ONCE = 500
"""So many photos are read between two looks at the window's events."""


def done_words(name: str, photos: int, boxes_lost: int) -> str:
    """What was done, for the toast and for "Undo: …". name: as in `BulkBar.wanted`."""
    said = {
        "train": translate("Bulk", "%n photo(s) for training", None, photos),
        "val": translate("Bulk", "%n photo(s) for validation", None, photos),
        "test": translate("Bulk", "%n photo(s) for the test", None, photos),
        "no_split": translate("Bulk", "%n photo(s) without a split", None, photos),
        "nothing_here": translate("Bulk", "%n photo(s) marked “nothing here”", None, photos),
        "not_looked_at": translate("Bulk", "%n photo(s) marked “not looked at”", None, photos),
        "reviewed": translate("Bulk", "%n photo(s) marked as reviewed", None, photos),
        "unreviewed": translate("Bulk", "%n photo(s) no longer reviewed", None, photos),
        "group": translate("Bulk", "%n photo(s) in a group", None, photos),
        "no_group": translate("Bulk", "%n photo(s) in no group", None, photos),
        "bin": translate("Bulk", "%n photo(s) moved to the bin", None, photos),
        "restore": translate("Bulk", "%n photo(s) taken out of the bin", None, photos),
        "spread": translate("Bulk", "%n photo(s) spread over the splits", None, photos),
    }[name]
    if not boxes_lost:
        return said
    return translate("Bulk", "{0}, {1} removed").format(said, texts.boxes(boxes_lost))


def undo_toast(widget: QWidget, session: Session, text: str) -> None:
    """Says what was done, and offers to take it back; it goes once something else was done, or this was taken back."""
    step = session.undo_text
    shown = messages.toast(widget, text, translate("Bulk", "Undo"), session.undo)

    def check() -> None:
        if session.undo_text != step:
            shown.go()

    connection = session.history_changed.connect(check)
    shown.gone.connect(lambda: QObject.disconnect(connection))


class BulkEdit(QObject):
    """One at a time. `progressed` while photos are read, `ended` when all is done or was stopped."""

    progressed = Signal(int, int)
    ended = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._widget = parent
        self._session: Session | None = None
        self._names: list[str] = []
        self._place = 0
        self._found = Gathered()
        self._change: Change | Mapping[str, Change] = bulk.nothing_here
        self._name = ""
        self._next = QTimer(self)
        self._next.setInterval(0)
        self._next.timeout.connect(self._go_on)

    @property
    def is_running(self) -> bool:
        """Whether photos are being read."""
        return self._next.isActive()

    def start(self, session: Session, name: str, names: Sequence[str], change: Change | Mapping[str, Change]) -> None:
        """Changes these photos; few of them at once, many piece by piece."""
        if self.is_running or session.read_only or not names:
            return
        self._session, self._name, self._names, self._change = session, name, list(names), change
        self._place, self._found = 0, Gathered()
        if len(names) <= AT_ONCE:
            self._read()
            self._finish()
        else:
            session.photos_changed.connect(self._read_again)
            self._next.start()

    def stop(self) -> None:
        """Nothing is changed."""
        if self.is_running:
            self._end()

    def _go_on(self) -> None:
        self._read()
        self.progressed.emit(self._place, len(self._names))
        if self._place >= len(self._names):
            self._finish()

    def _read(self) -> None:
        assert self._session is not None
        some = self._names[self._place : self._place + AT_ONCE]
        self._found.take(some, bulk.outcome(some, self._session.labels, self._change))
        self._place += len(some)

    def _read_again(self, photos: frozenset[str]) -> None:
        """Boxes that a person draws meanwhile must not be written over by labels that were read before."""
        self._names += [name for name in self._names[: self._place] if name in photos]

    def _end(self) -> None:
        """Reading is over, for whatever reason."""
        if self.is_running and self._session is not None:
            self._next.stop()
            self._session.photos_changed.disconnect(self._read_again)
        self.ended.emit()

    def _finish(self) -> None:
        assert self._session is not None
        self._end()
        found = self._found
        if not found.changes:
            messages.toast(self._widget, _nothing_words(len(found.unreadable)))
            return
        text = done_words(self._name, len(found.changes), found.boxes_lost)
        try:
            self._session.change(text, found.changes)
        except UserError as e:
            messages.show_problems(self._widget, translate("Bulk", "The photos stay as they were"), e.problems)
            return
        if found.unreadable:
            more = translate("Bulk", "%n with a damaged label file left alone", None, len(found.unreadable))
            text = f"{text}; {more}"
        undo_toast(self._widget, self._session, text)


def _nothing_words(unreadable: int) -> str:
    if unreadable:
        return translate("Bulk", "%n damaged label file(s): nothing was changed", None, unreadable)
    return translate("Bulk", "They are like that already")
