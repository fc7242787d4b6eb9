"""One run: what is going on, its curves, what it sees, and its log."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app import messages
from app.theme import SPACE
from app.training import choices, lines, run_files, words
from app.training.charts import Charts
from app.training.log_view import LogView
from app.training.looks_view import LooksView, ThumbnailSource
from app.training.status_card import StatusCard
from app.training.trouble import Trouble, trouble_of
from app.training.watch import Watch
from app.widgets.banner import Banner
from app.widgets.segmented import SegmentedControl
from effdet_core import atomic, events
from effdet_core.errors import UserError
from effdet_core.looks import LooksReader

_LOOK_AGAIN_MS = 500
"""What was asked of a trainer shows by files that it removes."""
_LOOKS_AFTER_MS = 60
"""The photos come a few frames after the curves of the same evaluation: both in one would be a hitch."""
_PHOTOS = 0.28
"""Their part of the height under the tabs."""


class RunView(QWidget):
    """do: called with what a button says is to be done. open_photo: shows a photo on the Label page."""

    def __init__(
        self,
        thumbnails: ThumbnailSource,
        do: Callable[[str], None],
        open_photo: Callable[[str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.watch: Watch | None = None
        self.status = StatusCard(do)
        self.warning = Banner()
        self.tabs = SegmentedControl(
            [("learning", self.tr("Learning"), ""), ("speed", self.tr("Speed"), ""), ("log", self.tr("Log"), "")],
            self.tr("What to see of the training"),
        )
        self.charts = Charts(self.save)
        self.looks = LooksView(thumbnails, open_photo)
        self.log = LogView()
        self._middle = QStackedWidget()
        self._again = QTimer(self)
        self._looks_soon = QTimer(self, singleShot=True, interval=_LOOKS_AFTER_MS)
        self._is_moved = False
        self._files: LooksReader | None = None
        self._build()

    @property
    def trouble(self) -> Trouble | None:
        """What went wrong with the run that shows, if anything."""
        watch = self.watch
        return trouble_of(watch.story, watch.state, watch.spec) if watch and watch.is_open else None

    def set_watch(
        self,
        watch: Watch | None,
        name_of: Callable[[Path], str | None] = lambda _: None,
        colours: Mapping[str, str] | None = None,
    ) -> None:
        """Another run. name_of: of a photo's file in the project. colours: of classes by name."""
        if self.watch is not None:
            self.watch.changed.disconnect(self._changed)
            self.watch.opened.disconnect(self._opened)
        self.watch = watch
        self._again.stop()
        self._looks_soon.stop()
        if watch is None:
            return
        watch.changed.connect(self._changed)
        watch.opened.connect(self._opened)
        self._files = LooksReader(watch.run)
        self.looks.set_run(name_of, run_files.classes_of(watch.run), colours or {})
        self._again.start(_LOOK_AGAIN_MS)
        self._opened()

    def show_tab(self, tab: str) -> None:
        """learning, speed or log."""
        self.tabs.choose(tab)
        self._middle.setCurrentWidget(self.log if tab == "log" else self._seen)
        if tab in ("learning", "speed"):
            self.charts.show_tab("learning" if tab == "learning" else "speed")
        self._make_room()
        self.charts.controls.setVisible(tab != "log")
        self.log.refresh()

    def save(self) -> None:
        """Asks where to put the charts, or their numbers."""
        if self.watch is None:
            return
        name = str(self.watch.run.path / f"{self.watch.run.name}.png")
        kinds = f"{self.tr('Picture')} (*.png);;{self.tr('Table')} (*.csv)"
        chosen, kind = QFileDialog.getSaveFileName(self, self.tr("Save the charts"), name, kinds)
        if chosen:
            path = Path(chosen)
            wanted = ".csv" if "csv" in kind else ".png"
            self.save_to(path if path.suffix.lower() in (".png", ".csv") else path.with_suffix(wanted))

    def save_to(self, path: Path) -> None:
        """Writes the charts as PNG, or their numbers as CSV."""
        assert self.watch is not None
        try:
            if path.suffix.lower() == ".csv":
                atomic.write_text(path, lines.table(self.watch.story))
            else:
                picture = self.charts.learning if self.tabs.current() != "speed" else self.charts.speeds
                atomic.write_with(path, lambda temporary: _write_picture(picture, temporary))
        except UserError as e:
            messages.show_problems(self, self.tr("The charts could not be saved"), e.problems)
            return
        messages.toast(self, self.tr("Saved as {name}.").format(name=path.name))

    def _build(self) -> None:
        self._seen = QSplitter(Qt.Orientation.Vertical)
        self._seen.setChildrenCollapsible(False)
        self._seen.addWidget(self.charts)
        self._seen.addWidget(self.looks)
        self._seen.setStretchFactor(0, 1)
        self._seen.splitterMoved.connect(self._on_line_moved)
        self._middle.addWidget(self._seen)
        self._middle.addWidget(self.log)
        tabs = QHBoxLayout()
        tabs.addWidget(self.tabs)
        tabs.addStretch(1)
        tabs.addWidget(self.charts.controls)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 3, SPACE * 2, SPACE * 3, SPACE * 2)
        column.setSpacing(SPACE)
        column.addWidget(self.status)
        column.addWidget(self.warning)
        column.addLayout(tabs)
        column.addWidget(self._middle, 1)
        self.tabs.chosen.connect(self.show_tab)
        self._again.timeout.connect(self._on_again)
        self._looks_soon.timeout.connect(self._on_new_looks)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Photos get a part of the height, until a person moves the line."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        height = self._seen.height()
        if not self._is_moved and height > 0:
            photos = round(min(max(height * _PHOTOS, 110), 260))
            self._seen.setSizes([height - photos, photos])

    def _make_room(self) -> None:
        """Photos have their place from the start: when the first ones come, the charts need not be drawn anew."""
        learns = self.watch is not None and self.watch.is_live
        self.looks.setVisible(self.tabs.current() == "learning" and (learns or bool(self.looks.tiles)))
        self._share()

    def _on_line_moved(self, *_: int) -> None:
        self._is_moved = True

    def _opened(self) -> None:
        watch = self.watch
        assert watch is not None
        self.charts.set_story(watch.story)
        self.log.set_run(watch.story, watch.run.log)
        self._show_looks()
        self._show_status()
        self.show_tab(self.tabs.current())

    def _show_looks(self) -> None:
        if self._files is not None:
            self.looks.show_looks(self._files.read())

    def _changed(self, told: list[events.Event]) -> None:
        watch = self.watch
        assert watch is not None
        self._show_status()
        if told:
            self.charts.refresh()
        if any(isinstance(event, events.Evaluated) for event in told):
            self._looks_soon.start()
        elif not watch.is_live:
            self._make_room()

    def _on_new_looks(self) -> None:
        self._show_looks()
        self._make_room()

    def _on_again(self) -> None:
        if self.isVisible():
            self._show_status()
            self.looks.fill()

    def _show_status(self) -> None:
        watch = self.watch
        if watch is None:
            return
        trouble, status = self.trouble, watch.status()
        about = words.about(watch.story)
        if trouble is not None:
            status = words.Status(trouble.title, trouble.text, status.tone, status.share)
            about = " · ".join(part for part in (watch.status().sentence, about) if part)
        elif not watch.is_open:
            status = words.Status(self.tr("Reading what happened…"), "", "waiting", None)
        self.status.show_status(watch.run.name, status, about)
        self.status.show_choices(choices.choices_of(watch.story, watch.state, watch.wishes, trouble, watch.spec))
        self._show_warnings()

    def _show_warnings(self) -> None:
        found = self.watch.story.warnings if self.watch else []
        if not found:
            self.warning.hide()
            return
        text = " ".join(part for part in (found[0].message, found[0].hint) if part)
        more = self.tr("All %n", "", len(found)) if len(found) > 1 else ""
        if self.warning.isHidden() or self.warning.message.text() != text:
            self.warning.say(text, "info", more, lambda: self.show_tab("log"))


def _write_picture(widget: QWidget, path: Path) -> None:
    if not widget.grab().save(str(path), "PNG"):
        raise OSError(0, "the picture could not be written", str(path))
