"""Below the photo: tools, what just happened, how far along one is, and the zoom."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QProgressBar, QToolButton, QVBoxLayout, QWidget

from app.labelling import pace
from app.labelling.tools import Tool
from app.theme import SPACE
from app.widgets.banner import announce
from app.widgets.elided_label import ElidedLabel
from app.widgets.text import button, icon_button, label, line

_SAY_MS = 5000
Run = Callable[[str], None]


class BottomBar(QFrame):
    """run: does an action by its id."""

    def __init__(self, run: Run, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run = run
        self._hint = ""
        self._buttons: dict[str, QAbstractButton] = {}
        self._message = ElidedLabel("", "small")
        self._progress_text = label("", "small")
        self._bar = QProgressBar()
        self._zoom = button("", "quiet", action=lambda: run("full_size"))
        self._quiet = QTimer(self)
        self._build_timer()
        self._build_layout()

    def show_tool(self, tool: Tool, pans: bool) -> None:
        """Which tool is in hand."""
        for id, on in (("draw", tool == "draw"), ("select", tool == "select"), ("pan", pans)):
            if id in self._buttons:
                self._buttons[id].setChecked(on and (pans or id != "pan") and not (pans and id != "pan"))

    def show_switch(self, id: str, on: bool) -> None:
        """A switch is on or off."""
        self._buttons[id].setChecked(on)

    def show_zoom(self, zoom: float) -> None:
        """Pixels of the screen for one of the photo."""
        text = f"{zoom * 100:.0f} %"
        if text != self._zoom.text():  # Qt would lay the bar out anew
            self._zoom.setText(text)

    def show_progress(self, done: int, count: int, minutes: int | None) -> None:
        """How far along. minutes: left, None while nobody can say."""
        self._bar.setMaximum(max(1, count))
        self._bar.setValue(done)
        parts = [self.tr("{done} of {count}").format(done=done, count=count)]
        if count and done >= count:
            parts.append(self.tr("all done"))
        elif minutes is not None:
            parts.append(self._left(minutes))
        self._progress_text.setText(", ".join(parts))

    def show_keys(self, keys: Mapping[str, str]) -> None:
        """The keys of the buttons, by action without `label.`."""
        for id, made in self._buttons.items():
            name = made.accessibleName()
            made.setToolTip(f"{name} ({keys[id]})" if keys.get(id) else name)

    def button(self, id: str) -> QAbstractButton:
        """The button of an action, without `label.`."""
        return self._buttons[id]

    def light_corner(self) -> QPoint:
        """Above the button for brightness and contrast."""
        return self._buttons["light"].geometry().topLeft()

    def hint(self, text: str) -> None:
        """What can be done now, while there is nothing else to say."""
        self._hint = text
        if not self._quiet.isActive():
            self._message.setText(text)

    def say(self, text: str) -> None:
        """What just happened, for a few seconds."""
        self._message.setText(text)
        self._quiet.start()
        announce(self, text)

    @property
    def text(self) -> str:
        """What it says now."""
        return self._message.text()

    @property
    def progress_text(self) -> str:
        """How far along it says one is."""
        return self._progress_text.text()

    def _left(self, minutes: int) -> str:
        if minutes < 1:
            return self.tr("less than a minute left")
        if minutes >= 90:
            return self.tr("about %n hour(s) left", "", round(minutes / 60))
        return self.tr("about %n minute(s) left", "", pace.rounded_minutes(minutes))

    def _build_timer(self) -> None:
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_SAY_MS)
        self._quiet.timeout.connect(lambda: self._message.setText(self._hint))

    def _build_layout(self) -> None:
        self.setProperty("kind", "surface")
        self.setFixedHeight(SPACE * 6)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE, 0, SPACE, 0)
        layout.setSpacing(2)
        for id, image, name in (
            ("draw", "draw", self.tr("Draw boxes")),
            ("select", "select", self.tr("Select and move boxes")),
        ):
            layout.addWidget(self._button(id, image, name))
        layout.addWidget(_gap())
        for id, image, name in (
            ("keep_tool", "pin", self.tr("Go on drawing after each box")),
            ("crosshair", "crosshair", self.tr("Crosshair")),
            ("hide_all", "eye-off", self.tr("Hide all boxes")),
            ("light", "sun", self.tr("Brightness and contrast of the view")),
        ):
            layout.addWidget(self._button(id, image, name))
        layout.addWidget(_gap())
        layout.addSpacing(SPACE)
        layout.addWidget(self._message, 1)
        layout.addLayout(self._progress())
        layout.addWidget(_gap())
        self._add_zoom(layout)

    def _progress(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(SPACE, 0, SPACE, 0)
        column.setSpacing(4)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(SPACE * 20)
        self._bar.setAccessibleName(self.tr("Photos done"))
        column.addStretch(1)
        column.addWidget(self._progress_text)
        column.addWidget(self._bar)
        column.addStretch(1)
        return column

    def _add_zoom(self, layout: QHBoxLayout) -> None:
        layout.addWidget(self._button("zoom_out", "zoom-out", self.tr("Zoom out"), checkable=False))
        self._zoom.setText("100 %")
        self._zoom.setAccessibleName(self.tr("Full size"))
        self._zoom.setFixedWidth(SPACE * 9)
        self._zoom.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._buttons["full_size"] = self._zoom
        layout.addWidget(self._zoom)
        layout.addWidget(self._button("zoom_in", "zoom-in", self.tr("Zoom in"), checkable=False))
        layout.addWidget(self._button("fit", "fit", self.tr("Fit the photo in"), checkable=False))

    def _button(self, id: str, image: str, name: str, *, checkable: bool = True) -> QToolButton:
        made = icon_button(image, name, checkable=checkable, action=lambda: self._run(id))
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._buttons[id] = made
        return made


def _gap() -> QFrame:
    made = line("down")
    made.setFixedHeight(SPACE * 3)
    return made
