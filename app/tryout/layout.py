"""The widgets of the try area and where they stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.theme import SPACE
from app.tryout.catch_row import CatchRow
from app.tryout.frame_view import FrameView
from app.tryout.sure_row import SureRow
from app.tryout.transport import Transport
from app.widgets.banner import Banner
from app.widgets.elided_label import ElidedLabel
from app.widgets.empty_state import EmptyState
from app.widgets.text import button, label, line

if TYPE_CHECKING:
    from app.tryout.panel import TryPanel

translate = QCoreApplication.translate
_ROOMY, _NARROWEST = 580, 340
"""Widths of the panel from which on buttons have names, and below which it does not go."""


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """The widgets. about: which frame shows, and how fast it was looked at."""

    head: QFrame
    file: QPushButton
    folder: QPushButton
    camera: QPushButton
    photos: QPushButton
    problem: Banner
    middle: QStackedWidget
    waiting: EmptyState
    invitation: EmptyState
    loading: QLabel
    refused: EmptyState
    view: FrameView
    foot: QWidget
    transport: Transport
    sure: SureRow
    counts: ElidedLabel
    about: ElidedLabel
    catch: CatchRow

    @classmethod
    def made(cls, panel: TryPanel) -> Parts:
        """All of them."""
        camera = _named(translate("TryPanel", "Camera"), "camera", panel.ask_for_camera)
        camera.setCheckable(True)
        camera.clicked.connect(lambda: camera.setChecked(False))  # it shows whether one is on, which `_show` knows
        loading = label(translate("TryPanel", "Loading the exported file…"), "muted")
        loading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return cls(
            head=QFrame(),
            file=button(translate("TryPanel", "Picture or video…"), image="photos", action=panel.ask_for_file),
            folder=_named(translate("TryPanel", "Folder…"), "folder", panel.ask_for_folder),
            camera=camera,
            photos=_named(translate("TryPanel", "Test photos"), "grid", panel.look_at_project),
            problem=Banner(),
            middle=QStackedWidget(),
            waiting=EmptyState(
                "export",
                translate("TryPanel", "Try the exported file here"),
                more=translate(
                    "TryPanel", "Export the detector first: what you try is the very file that a device gets."
                ),
            ),
            invitation=EmptyState(
                "photos",
                translate("TryPanel", "Drop a picture, a folder or a video"),
                translate("TryPanel", "Choose a picture or video"),
                panel.ask_for_file,
                more=translate("TryPanel", "The exported file looks at it as a device would."),
            ),
            loading=loading,
            refused=EmptyState("error", ""),
            view=FrameView(),
            foot=QWidget(),
            transport=Transport(),
            sure=SureRow(),
            counts=ElidedLabel("", "heading"),
            about=ElidedLabel("", "small", Qt.TextElideMode.ElideMiddle),
            catch=CatchRow(),
        )

    def fit(self, width: int) -> None:
        """Where there is little room, icons alone tell what can be looked at."""
        for made in (self.folder, self.camera, self.photos):
            # The name is kept where screen readers and tooltips have it.
            made.setText(made.accessibleName() if width >= _ROOMY else "")

    def show_middle(self, *, has_path: bool, is_loaded: bool, looks: bool) -> None:
        """The face that fits: what is missing, or the frame."""
        is_refused = bool(self.refused.sentence.text()) and has_path
        face: QWidget = self.waiting
        if has_path:
            face = self.invitation if not looks else self.view
            if not is_loaded:
                face = self.refused if is_refused else self.loading
        self.middle.setCurrentWidget(face)
        self.foot.setVisible(face is self.view)
        self.head.setVisible(is_loaded)


def _named(name: str, image: str, action: Callable[[], object]) -> QPushButton:
    made = button(name, image=image, action=action, tip=name)
    made.setAccessibleName(name)
    return made


def arranged(panel: TryPanel, parts: Parts) -> None:
    """Puts them into the panel: what to look at above, the frame, and below what it says."""
    for face in (parts.waiting, parts.invitation, parts.loading, parts.refused, parts.view):
        parts.middle.addWidget(face)
    panel.setMinimumWidth(_NARROWEST)
    layout = QVBoxLayout(panel)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(parts.head)
    layout.addWidget(parts.problem)
    layout.addWidget(parts.middle, 1)
    layout.addWidget(parts.foot)
    _fill_head(parts)
    _fill_foot(parts)


def _fill_head(parts: Parts) -> None:
    parts.head.setProperty("kind", "bar")
    row = QHBoxLayout(parts.head)
    row.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
    row.setSpacing(SPACE)
    for made in (parts.file, parts.folder, parts.camera, parts.photos):
        row.addWidget(made)
    row.addStretch(1)


def _fill_foot(parts: Parts) -> None:
    parts.foot.setProperty("kind", "surface")
    parts.foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    said = QVBoxLayout()
    said.setSpacing(0)
    said.addWidget(parts.counts)
    said.addWidget(parts.about)
    column = QVBoxLayout(parts.foot)
    column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE * 2)
    column.setSpacing(SPACE)
    column.addWidget(parts.transport)
    column.addLayout(said)
    column.addWidget(parts.sure)
    column.addWidget(line())
    column.addWidget(parts.catch)
