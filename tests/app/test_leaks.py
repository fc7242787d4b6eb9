"""What a test leaves behind fails it: the watch is watched."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QObject, QThread, QTimer, qWarning
from PySide6.QtWidgets import QApplication, QWidget

from tests import leaks
from tests.app import leaks as of_the_window

QUICK = 0.1
Watch = Callable[[], Any]


@pytest.fixture
def watch(qapp: QApplication, qtlog: Any, monkeypatch: pytest.MonkeyPatch) -> Watch:
    return lambda: of_the_window.nothing_left_of_the_window(lambda: qtlog.records, monkeypatch, QUICK)


@pytest.mark.parametrize(("name", "daemon"), [("forgotten", False), ("editor", True)])
def test_a_thread_that_runs_on_is_found(name: str, daemon: bool) -> None:
    end = threading.Event()
    thread = threading.Thread(target=end.wait, name=name, daemon=daemon)
    with pytest.raises(AssertionError, match=f"thread {name}"), leaks.nothing_left_running(QUICK):
        thread.start()
    end.set()
    thread.join()


def test_a_process_that_runs_on_is_found() -> None:
    with pytest.raises(AssertionError, match="process"), leaks.nothing_left_running(QUICK):
        child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    child.communicate(b"\n")


def test_a_thread_of_qt_that_runs_on_is_found(watch: Watch) -> None:
    thread = QThread()
    with pytest.raises(AssertionError, match="running threads"), watch():
        thread.start()
    thread.quit()
    assert thread.wait()


@pytest.mark.parametrize("has_parent", [False, True])
def test_a_timer_that_runs_on_is_found(watch: Watch, has_parent: bool) -> None:
    parent = QObject()
    timer = QTimer(parent if has_parent else None)
    with pytest.raises(AssertionError, match="every 5000 ms"), watch():
        timer.start(5000)
    timer.stop()


def test_a_window_that_is_left_is_found(watch: Watch) -> None:
    made: list[QWidget] = []
    with pytest.raises(AssertionError, match="windows"), watch():
        made.append(QWidget())
    made[0].deleteLater()


def test_a_complaint_of_qt_is_found(watch: Watch, qtlog: Any) -> None:
    with pytest.raises(AssertionError, match="something is wrong"), watch():
        qWarning("something is wrong")
    qtlog._records.clear()  # this one was meant


def test_what_ends_in_time_is_no_leak(watch: Watch) -> None:
    with watch(), leaks.nothing_left_running(QUICK):
        thread = threading.Thread(target=lambda: None)
        thread.start()
        thread.join()
        timer = QTimer()
        timer.start(5000)
        timer.stop()
