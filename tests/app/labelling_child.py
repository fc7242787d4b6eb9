"""Labels photo after photo in the real window by mouse and keys, and says what was saved, until somebody kills it.

Every now and then it looks up until the window shows that all is saved, as people do: in an unbroken hurry on a fast
machine that would never be shown, and there would be nothing that could be lost.

Run as a script: PROJECT. Prints `ready`, a line `photo ymin` for every box that the window shows as saved, `done`.
"""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.application import set_up
from app.labelling.page import LabelPage
from app.main_window import MainWindow
from app.saving import Saving
from app.session import Session

LEFT = Qt.MouseButton.LeftButton
LOOKS_UP = 0.4
"""After how many of the photos."""


class Labeller:
    """A person in a hurry."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        self.window, self.session = window, session
        self.unsaved: list[tuple[str, float]] = []
        self.chance = random.Random()
        session.saving_changed.connect(self._on_saving)

    def label_all(self) -> None:
        """One box on every photo that has none."""
        names = self.session.catalogue.names
        waiting = [name for row, name in enumerate(names) if not self.session.catalogue.row(row).boxes]
        self.window.navigate("label", waiting[0] if waiting else names[0])
        page = self.window.findChild(LabelPage)
        assert isinstance(page, LabelPage)
        for name in waiting:
            page.open_photo(name, names)
            _until(lambda name=name: page.walk.photo == name and page.canvas.size_of_photo is not None)
            self._draw(page, name)
            if self.chance.random() < LOOKS_UP:
                _until(lambda: not self.unsaved)

    def _draw(self, page: LabelPage, name: str) -> None:
        page.canvas.setFocus()
        y, x = self.chance.uniform(5, 60), self.chance.uniform(5, 80)
        view = page.canvas.viewport()
        QTest.keyClick(page.canvas, Qt.Key.Key_W)
        QTest.mousePress(view, LEFT, Qt.KeyboardModifier.NoModifier, self._at(page, y, x))
        for part in (10, 30, 40):
            QTest.mouseMove(view, self._at(page, y + part, x + part))
            QApplication.processEvents()
        QTest.mouseRelease(view, LEFT, Qt.KeyboardModifier.NoModifier, self._at(page, y + 40, x + 40))
        boxes = self.session.labels(name).boxes
        assert len(boxes) == 1, f"no box was drawn on {name}"
        self.unsaved.append((name, boxes[0].box[0]))
        self._on_saving(self.session.saving)

    def _at(self, page: LabelPage, y: float, x: float) -> QPoint:
        return page.canvas.viewportTransform().map(QPointF(x, y)).toPoint()

    def _on_saving(self, saving: Saving) -> None:
        if saving == Saving("saved"):
            for name, ymin in self.unsaved:
                sys.stdout.write(f"{name} {ymin!r}\n")
            sys.stdout.flush()
            self.unsaved.clear()


def _until(true: object, seconds: float = 20.0) -> None:
    loop, timer, end = QEventLoop(), QTimer(), QTimer()
    timer.timeout.connect(lambda: loop.quit() if true() else None)  # type: ignore[operator]
    timer.start(1)
    end.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()
    assert true(), "waited too long"  # type: ignore[operator]


def main() -> None:
    """Everything."""
    set_up()
    window = MainWindow(Path(sys.argv[1]))
    window.show()
    _until(lambda: window._opened is not None)
    assert window._opened
    session = window._opened.session
    _until(lambda: not session.is_scanning and len(session.catalogue) > 0)
    assert not session.read_only
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    labeller = Labeller(window, session)
    labeller.label_all()
    session.flush()
    _until(lambda: not labeller.unsaved)
    sys.stdout.write("done\n")
    sys.stdout.flush()
    window.close()


if __name__ == "__main__":
    main()
