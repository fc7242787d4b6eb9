"""Below the frame: play, where one is, and how far it goes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from app.icons import icon
from app.theme import SPACE
from app.tryout.words import clock
from app.widgets.text import icon_button, label
from effdet_core.capture.player import Playing

_TICKS = 1000
"""Places of the slider."""


class Transport(QWidget):
    """Shows how the player stands; hidden for what cannot be played."""

    toggled = Signal()
    sought = Signal(float)
    """Seconds."""
    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._playing: Playing | None = None
        self.play = icon_button("play", self.tr("Play (Space)"), action=self.toggled.emit)
        self.back = icon_button("chevron-left", self.tr("Previous (←)"), action=lambda: self.stepped.emit(-1))
        self.on = icon_button("chevron-right", self.tr("Next (→)"), action=lambda: self.stepped.emit(1))
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, _TICKS)
        self.slider.setAccessibleName(self.tr("Place in the video"))
        self.time = label("", "small")
        self.time.setMinimumWidth(self.time.fontMetrics().horizontalAdvance("0:00:00 / 0:00:00"))
        self.time.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.slider.sliderMoved.connect(self._seek)
        self.slider.actionTriggered.connect(lambda _: self._seek(self.slider.sliderPosition()))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE // 2)
        for widget in (self.back, self.play, self.on):
            layout.addWidget(widget)
        layout.addSpacing(SPACE // 2)
        layout.addWidget(self.slider, 1)
        layout.addWidget(self.time)

    def show_playing(self, playing: Playing, *, photos: bool) -> None:
        """How it stands. photos: it goes from photo to photo."""
        before, self._playing = self._playing, playing
        self.setVisible(playing.is_open and (playing.is_live or bool(playing.length)))
        for widget in (self.back, self.on, self.slider):
            widget.setVisible(not playing.is_live)
        if before is None or before.playing != playing.playing:
            self.play.setIcon(icon("pause" if playing.playing else "play"))
            name = self.tr("Pause (Space)") if playing.playing else self.tr("Play (Space)")
            self.play.setToolTip(name)
            self.play.setAccessibleName(name)
        if playing.length and not self.slider.isSliderDown():
            self.slider.blockSignals(True)
            self.slider.setValue(round(_TICKS * playing.position / playing.length))
            self.slider.blockSignals(False)
        self.time.setText(_place(playing, photos=photos))

    def _seek(self, ticks: int) -> None:
        if self._playing is not None and self._playing.length:
            self.sought.emit(self._playing.length * ticks / _TICKS)


def _place(playing: Playing, *, photos: bool) -> str:
    if photos and playing.length is not None:
        return f"{round(playing.position * playing.rate) + 1} / {round(playing.length * playing.rate) + 1}"
    if playing.length is None:
        return clock(playing.position)
    return f"{clock(playing.position)} / {clock(playing.length)}"
