"""What the network would really be fed: some photos as they come out of the variations that are chosen.

The button that opens it stands among the settings; the pictures stay in sight while those are scrolled.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app import theme
from app.theme import RADIUS, SPACE
from app.training.settings.preview_thread import Previewer, PreviewThread
from app.widgets.text import button, icon_button, label, line
from effdet_core.dataset import Dataset
from effdet_core.errors import Problem
from effdet_core.helpers import PreviewProcess, PreviewRequest, Shown
from effdet_core.spec import EfficientDetSpec

PAUSE_MS = 300
_COUNT, _COLUMNS = 6, 3
_ROOMY = 860
"""From this height on, two rows of pictures leave room for the settings."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A picture as it is fed, with its boxes in its pixels and their colours."""

    image: QImage
    boxes: tuple[tuple[float, ...], ...]
    colours: tuple[str, ...]


class PreviewPanel(QWidget):
    """Folded until a person wants it; then it follows the settings."""

    def __init__(self, make: Callable[[], Previewer] = PreviewProcess, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._thread: PreviewThread | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._spec: EfficientDetSpec | None = None
        self._data: Callable[[], Dataset] = lambda: Dataset(classes=(), examples=())
        self._colours: Sequence[str] = ()
        self._turn = 0
        self._kept: Dataset | None = None
        self._asked: PreviewRequest | None = None
        self.open = button("", image="eye", action=self._toggle)
        self.open.setParent(self)
        """To stand among the settings that it shows."""
        self.others = button(self.tr("Other ones"), "quiet", image="redo", action=self._others)
        self.state = label("", "small", wrap=True)
        self.pictures = [_PictureView() for _ in range(_COUNT)]
        self._grid = QWidget()
        self._pause = QTimer(self)
        self._build()

    @property
    def is_open(self) -> bool:
        """Whether pictures show."""
        return self._thread is not None

    def show_spec(self, spec: EfficientDetSpec | None, data: Callable[[], Dataset], colours: Sequence[str]) -> None:
        """Other settings. data: some photos for training. colours: of the classes, in order."""
        if spec is None:
            return
        self._spec, self._data, self._colours = spec, data, colours
        if self.is_open:
            self._pause.start()

    def close_preview(self) -> None:
        """Ends the process."""
        self._pause.stop()
        if self._thread is not None:
            self._thread.stop()
            self._thread.deleteLater()
        self._thread = None
        if self._folder is not None:
            self._folder.cleanup()
        self._folder = self._kept = self._asked = None
        self._show_open()

    def fit(self, height: int) -> None:
        """Fewer pictures in low windows. height: of the whole column."""
        for view in self.pictures[_COLUMNS:]:
            view.setVisible(height >= _ROOMY)

    def _build(self) -> None:
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(label(self.tr("What it will see"), "heading"), 1)
        row.addWidget(self.others)
        row.addWidget(icon_button("close", self.tr("Hide what it will see"), action=self.close_preview))
        grid = QGridLayout(self._grid)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(SPACE // 2)
        for place, picture in enumerate(self.pictures):
            grid.addWidget(picture, place // _COLUMNS, place % _COLUMNS)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE // 2)
        column.addWidget(line())
        column.addLayout(row)
        column.addWidget(self._grid)
        column.addWidget(self.state)
        self._show_open()

    def _toggle(self) -> None:
        if self.is_open:
            self.close_preview()
            return
        self._folder = tempfile.TemporaryDirectory(prefix="effdet-preview-")
        self._thread = PreviewThread(self._make, self)
        self._thread.answered.connect(self._show)
        self._thread.refused.connect(self._refuse)
        self.state.setText(self.tr("Preparing the first pictures…"))
        self._show_open()
        self._ask()

    def _show_open(self) -> None:
        self.open.setText(self.tr("Hide what it will see") if self.is_open else self.tr("Show what it will see"))
        self.setVisible(self.is_open)

    def _others(self) -> None:
        self._turn += 1
        self._ask()

    def _ask(self) -> None:
        if self._thread is None or self._folder is None or self._spec is None:
            return
        folder = Path(self._folder.name)
        dataset, now = folder / "dataset.json", self._data()
        if changed := now != self._kept:  # photos were labelled meanwhile
            now.write(dataset)
            self._kept = now
        out = folder / "pictures"
        out.mkdir(exist_ok=True)
        request = PreviewRequest(
            spec=self._spec.values(), dataset=str(dataset), out=str(out), count=_COUNT, turn=self._turn
        )
        if changed or request != self._asked:
            self._asked = request
            self._thread.ask(request)

    def _show(self, _request: PreviewRequest, shown: Sequence[Shown]) -> None:
        if self._thread is None:
            return
        for view, found in zip(self.pictures, shown, strict=False):
            view.show_seen(Seen(QImage(found.path), found.boxes, tuple(map(self._colour, found.classes))))
        self.state.setText(self.tr("Every photo looks different at every pass. Boxes should still fit."))

    def _refuse(self, problems: Sequence[Problem]) -> None:
        self._asked = None
        self.state.setText(self.tr("The pictures cannot be made: {0}.").format(problems[0].message))

    def _colour(self, place: int) -> str:
        return self._colours[place] if 0 <= place < len(self._colours) else "#888888"


class _PictureView(QWidget):
    """One picture with its boxes."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: Seen | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("A photo as the detector sees it"))

    def show_seen(self, seen: Seen) -> None:
        self.seen = seen
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(96, 96)

    def heightForWidth(self, width: int) -> int:
        return width

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.seen is None or self.seen.image.isNull():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.current().colour("hover"))
            painter.drawRoundedRect(self.rect(), RADIUS, RADIUS)
        else:
            self._paint(painter, self.seen)
        painter.end()

    def _paint(self, painter: QPainter, seen: Seen) -> None:
        size = seen.image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        area = QRectF(
            (self.width() - size.width()) / 2, (self.height() - size.height()) / 2, size.width(), size.height()
        )
        painter.drawImage(area, seen.image)
        scale = size.width() / max(1, seen.image.width())
        for box, colour in zip(seen.boxes, seen.colours, strict=False):
            top, left, bottom, right = (value * scale for value in box[:4])
            around = QRectF(area.x() + left, area.y() + top, right - left, bottom - top)
            for pen in (QPen(QColor(255, 255, 255, 200), 3), QPen(QColor(colour), 1.5)):
                painter.setPen(pen)
                painter.drawRect(around)
