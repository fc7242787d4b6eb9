"""A watch on what a test of the window leaves behind."""

from __future__ import annotations

import gc
import time
import weakref
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication, QWidget

GRACE_SECONDS = 10.0
QTS_OWN = {"QTipLabel", "QComboBoxPrivateContainer", "QDesktopWidget", "QShortcutWidget"}
HARMLESS = ("propagateSizeHints", "raise() is not supported", "This plugin does not support")
"""What the platform without a screen says of itself."""


@contextmanager
def nothing_left_of_the_window(
    records: Callable[[], Sequence[Any]], monkeypatch: pytest.MonkeyPatch, grace: float = GRACE_SECONDS
) -> Iterator[None]:
    """Raises `AssertionError` when something is left that began in the block. records: what Qt logged."""
    threads = _remembering(monkeypatch, QThread)
    timers = _remembering(monkeypatch, QTimer)
    before = {_address(widget) for widget in QApplication.topLevelWidgets()}
    yield
    _settle()
    assert QThreadPool.globalInstance().waitForDone(int(grace * 1000)), "the thread pool is still busy"
    left = {
        "running threads": [thread for thread in _alive(threads) if not _ended(thread, grace)],
        "running timers": [_of(t) for t in _alive(timers) if t.isActive() and _address(_root(t)) not in before],
        "windows": [_described(widget) for widget in QApplication.topLevelWidgets() if _is_left(widget, before)],
        "complaints of Qt": [r.message for r in records() if _is_complaint(r)],
    }
    found = {what: some for what, some in left.items() if some}
    assert not found, f"left behind: {found}"


def _root(timer: QTimer) -> QObject:
    """What it belongs to in the end: the timers of a window that was there before are none of this test's."""
    found: QObject = timer
    while (parent := found.parent()) is not None:
        found = parent
    return found


def _of(timer: QTimer) -> str:
    return f"every {timer.interval()} ms of {type(timer.parent()).__name__}"


def _remembering(monkeypatch: pytest.MonkeyPatch, kind: type[Any]) -> list[weakref.ref[Any]]:
    """The objects of `kind` that were started from now on."""
    started: list[weakref.ref[Any]] = []
    original = kind.start

    def start(self: Any, *arguments: Any) -> None:
        started.append(weakref.ref(self))
        original(self, *arguments)

    monkeypatch.setattr(kind, "start", start)
    return started


def _settle() -> None:
    """Lets deferred deletions happen, those they cause too."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QCoreApplication.processEvents()
    gc.collect()


def _alive(references: list[weakref.ref[Any]]) -> Iterator[Any]:
    for reference in references:
        found = reference()
        if found is not None and shiboken6.isValid(found):
            yield found


def _ended(thread: QThread, grace: float) -> bool:
    deadline = time.monotonic() + grace
    while thread.isRunning() and time.monotonic() < deadline:
        QCoreApplication.processEvents()
        time.sleep(0.01)
    return not thread.isRunning()


def _is_left(widget: QWidget, before: set[int]) -> bool:
    return _address(widget) not in before and widget.metaObject().className() not in QTS_OWN and widget.parent() is None


def _address(widget: QObject) -> int:
    """Of Qt's own object: Python's comes and goes while that stays."""
    return int(shiboken6.getCppPointer(widget)[0])


def _described(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()} {widget.windowTitle()}".strip()


def _is_complaint(record: Any) -> bool:
    serious = str(record.type_name) in ("QtWarningMsg", "QtCriticalMsg", "QtFatalMsg")
    return serious and not any(words in record.message for words in HARMLESS)
