"""The life of the application: from the first window to the last, whatever goes wrong between."""

from __future__ import annotations

import logging
import os
import platform
import signal
import sys
import time
import traceback
from pathlib import Path
from types import TracebackType

import PySide6
from PySide6.QtCore import QCoreApplication, QObject, QTimer, qVersion
from PySide6.QtWidgets import QApplication

from app import messages, settings
from app.application import set_up
from app.main_window import MainWindow
from effdet_core import __version__
from effdet_core.errors import Problem, UserError

_HEARTBEAT = 250
"""Milliseconds. Python hears Ctrl-C only between two of its own instructions, and Qt waits in none of them."""
_log = logging.getLogger(__name__)


class Studio(QObject):
    """The one window, and what replaces it when the language changes."""

    def __init__(self, app: QApplication, project: Path | None) -> None:
        super().__init__(app)
        self.app = app
        self.window = self._shown(project)

    def report(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """An error nobody expected: kept in a file, told calmly; the window stays."""
        if issubclass(kind, KeyboardInterrupt):
            self.window.close()
            return
        if isinstance(error, UserError):
            messages.show_problems(self.window, self.tr("That did not work"), error.problems)
            return
        path = write_report(kind, error, trace)
        message = self.tr("Something went wrong that should not have. Your boxes are saved.")
        if self.window.has_unsaved_work():
            message = self.tr("Something went wrong that should not have. Your newest boxes still wait to be saved.")
        hint = self.tr("Please send this file along when you report it: {path}").format(path=path or "–")
        messages.show_problems(
            self.window, self.tr("An unexpected error"), [Problem(message, f"{kind.__name__}: {error}", hint)]
        )

    def _shown(self, project: Path | None) -> MainWindow:
        window = MainWindow(project)
        window.remade.connect(self._remake)
        window.show()
        if project is None:
            window.tour.offer()
        return window

    def _remake(self) -> None:
        """The same project in a new window, in the language chosen just now."""
        old, project = self.window, self.window.project
        self.app.setQuitOnLastWindowClosed(False)
        if old.close():
            set_up()
            self.window = self._shown(project)
            old.deleteLater()
        self.app.setQuitOnLastWindowClosed(True)


def run(project: str | None) -> int:
    """Opens the window; returns when it closes."""
    app = set_up()
    studio = Studio(app, _folder(project) if project else None)
    sys.excepthook = studio.report
    signal.signal(signal.SIGINT, lambda *_: studio.window.close())
    heartbeat = QTimer(app)
    heartbeat.timeout.connect(lambda: None)
    heartbeat.start(_HEARTBEAT)
    return app.exec()


def _folder(named: str) -> Path:
    """The folder of a project; a file manager names the file in it that was double-clicked."""
    path = Path(named).absolute()
    return path.parent if path.name == "project.yaml" and path.is_file() else path


def write_report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> Path | None:
    """What is needed to find a defect, in a file beside the settings; None when the disk refuses."""
    text = "".join(traceback.format_exception(kind, error, trace))
    _log.error("unexpected error\n%s", text)
    about = (
        f"EffDet Studio {__version__}, Python {platform.python_version()}, PySide6 {PySide6.__version__}, "
        f"Qt {qVersion()}, {platform.platform()}, {QCoreApplication.applicationPid()}\n"
    )
    path = settings.folder() / "reports" / time.strftime("report-%Y%m%d-%H%M%S.txt")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(about + os.linesep + text, "utf-8")
    except OSError:
        return None
    return path
