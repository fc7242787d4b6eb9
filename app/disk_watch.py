"""Noticing what others change on the disk: at once where the system tells, else by looking again now and then.

The system tells of files that come and go in a folder, but not of one that is rewritten in place. So the label file
on show and project.yaml are watched as files, and everything is looked at when the window is turned to, and every so
often.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

SETTLE_MS = 400
"""What changes is looked at when it has been quiet for this long."""
_STAYS_MS = 250
"""The label file of a photo is watched when it has been on show for this long: nobody waits for it while leafing."""
_MOST_WATCHED = 2000
_EVERY_SECONDS = 60.0
_SHARE = 100
"""A look now and then takes no more than a hundredth of the time..."""
_SHARE_OF_TURNING = 10
"""...and one because the window is turned to comes no sooner than ten times what the last one took."""
_TURNING_SECONDS = 2.0
_RETURN_SECONDS = 2.0
"""A project that is out of reach is looked for this often."""


class DiskWatch(QObject):
    """Everything is called from the window's thread, and nothing here reads a file."""

    look_wanted = Signal()
    """Photos or label files may have come, gone or changed."""
    photo_changed = Signal(str)
    """The label file of this photo was written."""
    project_changed = Signal()
    """project.yaml was written."""

    def __init__(self, project_file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project_file = str(project_file)
        self._photo: str | None = None
        self._label_file = ""
        self._ended, self._took = 0.0, 0.0  # no end: there was no look yet, or there will be none
        self._watcher = QFileSystemWatcher(self)
        self._settling, self._again = self._timer(SETTLE_MS), self._timer(0)
        self._photo_settles, self._project_settles = self._timer(SETTLE_MS), self._timer(SETTLE_MS)
        self._stays = self._timer(_STAYS_MS)
        self._connect()
        self._watcher.addPath(self._project_file)

    def look_soon(self) -> None:
        """A look is due when it has been quiet for a moment."""
        self._settling.start()

    def looked(self, seconds: float, away: bool) -> None:
        """A look has ended, and took so long. away: the project is out of reach."""
        self._ended, self._took = time.monotonic(), seconds
        self._again.start(round(1000 * (_RETURN_SECONDS if away else max(_EVERY_SECONDS, _SHARE * seconds))))

    def watch_folders(self, wanted: Iterable[str]) -> None:
        """These and no others; the first of too many."""
        folders = set(list(wanted)[:_MOST_WATCHED])
        there = set(self._watcher.directories())
        if new := [path for path in folders - there if os.path.isdir(path)]:  # noqa: PTH112 - it never raises
            self._watcher.addPaths(new)
        if old := list(there - folders):
            self._watcher.removePaths(old)
        self._watch_files()

    def watch_photo(self, photo: str | None, label_file: Path | None) -> None:
        """The photo on show, and the file that holds its labels, or will."""
        self._photo, self._label_file = photo, str(label_file or "")
        self._stays.start()

    def touch_photo(self) -> None:
        """Tells of the photo on show once more, a moment later."""
        self._photo_settles.start()

    def touch_project(self) -> None:
        """Tells of project.yaml once more, a moment later."""
        self._project_settles.start()

    def close(self) -> None:
        """Ends."""
        for timer in (self._settling, self._again, self._photo_settles, self._project_settles, self._stays):
            timer.stop()
        self._ended = 0.0
        if paths := [*self._watcher.directories(), *self._watcher.files()]:
            self._watcher.removePaths(paths)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        return timer

    def _connect(self) -> None:
        self._watcher.directoryChanged.connect(lambda _: self._settling.start())
        self._watcher.fileChanged.connect(self._on_file)
        self._settling.timeout.connect(self.look_wanted)
        self._again.timeout.connect(self.look_wanted)
        self._stays.timeout.connect(self._watch_files)
        self._photo_settles.timeout.connect(self._tell_of_photo)
        self._project_settles.timeout.connect(self._tell_of_project)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._on_turned_to)

    def _watch_files(self) -> None:
        """A file that was replaced, or came only now, has to be named again."""
        wanted = {path for path in (self._project_file, self._label_file) if path}
        there = set(self._watcher.files())
        if old := list(there - wanted):
            self._watcher.removePaths(old)
        for path in wanted - there:
            if os.path.isfile(path):  # noqa: PTH113 - it never raises
                self._watcher.addPath(path)

    def _on_file(self, path: str) -> None:
        (self._project_settles if path == self._project_file else self._photo_settles).start()

    def _tell_of_photo(self) -> None:
        self._watch_files()
        if self._photo is not None:
            self.photo_changed.emit(self._photo)

    def _tell_of_project(self) -> None:
        self._watch_files()
        self.project_changed.emit()

    def _on_turned_to(self, state: Qt.ApplicationState) -> None:
        is_active = state == Qt.ApplicationState.ApplicationActive
        rest = max(_TURNING_SECONDS, _SHARE_OF_TURNING * self._took)
        if is_active and self._ended and time.monotonic() - self._ended > rest:
            self._settling.start()
