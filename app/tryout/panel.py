"""The try area: an exported file at work on pictures, videos and cameras, with its boxes, threshold and speed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QHideEvent,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QFileDialog, QFrame, QMenu, QWidget

from app import messages
from app.jobs import run_job
from app.session import Session
from app.tryout import sources, words
from app.tryout.keeping import Keeper
from app.tryout.layout import Parts, arranged
from app.tryout.looker import Looker
from app.tryout.sources import Subject
from app.widgets.drop_overlay import DropOverlay
from effdet_core.capture import video
from effdet_core.capture.camera import Camera, cameras
from effdet_core.capture.catching import Why, with_overlooked
from effdet_core.capture.detecting import Model
from effdet_core.capture.looking import Seen
from effdet_core.detections import Detections
from effdet_core.errors import Problem, UserError
from effdet_core.images import SUFFIXES

NATIVE = QKeySequence.SequenceFormat.NativeText
_NEARLY = 0.5
"""Of the threshold: what was missed is often among what the detector was less sure of."""


class TryPanel(QFrame):
    """For the right half of a page. The page that holds it passes on `photo_wanted` and brings `app.tryout.actions`.

    It takes drops of pictures, folders and videos itself. While it is hidden it stands still and has no camera.
    """

    photo_wanted = Signal(str)
    """A photo of the project that a person wants to see on the Label page: one that was just kept."""
    kept = Signal(str)
    """A frame became a photo of the project, under this name."""
    failed = Signal(object)
    """Problem: why the model cannot be used. The panel says it too."""
    loaded = Signal(object)
    """Path of the model that is at work now."""

    def __init__(self, parent: QWidget | None = None, looker: Looker | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._subject: Subject | None = None
        self._path: Path | None = None
        self._model: Model | None = None
        self._seen: Seen | None = None
        self._found = Detections.none()
        self._looking_for_cameras = self._has_offered = False
        self.setAcceptDrops(True)
        self._looker = looker or Looker()
        self._looker.setParent(self)  # its threads speak through it until they are stopped
        self.looking = self._looker.looking
        self.keeper = Keeper(self)
        self.parts = Parts.made(self)
        arranged(self, self.parts)
        self.parts.view.setObjectName("try.view")
        self._over = DropOverlay(self)
        self._connect()
        self._show()

    # What the page asks

    def set_session(self, session: Session | None) -> None:
        """The project that kept frames go to; None stops everything."""
        if session is not self._session:
            if self._session is not None:
                self._session.classes_changed.disconnect(self._show_classes)
            self.look_at(None)
        self._session = session
        self.keeper.set_session(session)
        if session is None:
            self.stop()
        else:
            session.classes_changed.connect(self._show_classes)
        self._show_classes()
        self._show()

    def set_model(self, path: Path | None) -> None:
        """Another exported file, ours or foreign, or none. Loaded in the background; `loaded` or `failed` follows."""
        self._path, self._model, self._has_offered = path, None, False
        self.parts.problem.hide()
        self.looking.set_model(path)
        self._show()

    def set_threshold(self, threshold: float) -> None:
        """How sure to be, 0..1. A model that is loaded brings its own."""
        self.parts.sure.set_threshold(threshold)

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Looks at a picture, several, a folder or a video."""
        try:
            self.look_at(sources.of_paths(paths))
        except UserError as e:
            self._say(e.problems[0])

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """What the panel does for each of its actions (`app.tryout.actions.ROWS`); for the page's own `handlers`."""
        return {
            "try.wrong": lambda: self.keep("wrong"),
            "try.missed": lambda: self.keep("missed"),
            "try.play": self.toggle,
            "try.open": self.ask_for_file,
            "try.folder": self.ask_for_folder,
            "try.camera": self.ask_for_camera,
            "try.photos": self.look_at_project,
        }

    def stop(self) -> None:
        """Lets go of video and camera, and waits for the thread."""
        self.look_at(None)
        self.looking.stop()

    # What people do

    def look_at(self, subject: Subject | None) -> None:
        """Something else, or nothing."""
        if subject is None and self._subject is None:
            return
        self._subject, self._seen, self._found = subject, None, Detections.none()
        self.parts.problem.hide()
        self.keeper.look_at(subject)
        self.looking.look_at(
            subject.open if subject else None, playing=subject is not None and subject.kind != "pictures"
        )
        self._show()
        if subject is not None:
            self.parts.view.setFocus()

    def look_at_project(self) -> None:
        """The photos of the project that the detector did not train on."""
        subject = sources.of_project(self._session) if self._session else None
        if subject is not None:
            self.look_at(subject)
        else:
            messages.toast(self, self.tr("The project has no photos that are kept for testing."))

    def toggle(self) -> None:
        """Plays, or stands still."""
        if self._subject is not None:
            self.looking.play(not self.looking.playing.playing)

    def keep(self, why: Why) -> None:
        """The frame that shows goes to the project: the detector was wrong on it, or missed something."""
        if self._seen is None or self._model is None or not self.keeper.possible:
            return
        found = self._seen.found or Detections.none()
        shown = self.parts.sure.sure_enough(found)
        if why == "missed":
            shown = with_overlooked(shown, self.parts.sure.sure_enough(found, _NEARLY))
        self.keeper.keep(self._seen.frame, shown, self._model.classes, why, self._model.path.name)

    def ask_for_file(self) -> None:
        """Pictures, or a video."""
        endings = " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES | video.SUFFIXES))
        kinds = self.tr("Pictures and videos ({endings})").format(endings=endings)
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Try on a picture or video"), "", kinds)
        if names:
            self.open_paths([Path(name) for name in names])

    def ask_for_folder(self) -> None:
        """All pictures in it."""
        if name := QFileDialog.getExistingDirectory(self, self.tr("Try on a folder of pictures")):
            self.open_paths([Path(name)])

    def ask_for_camera(self) -> None:
        """The only camera at once; of several, one that is chosen. The camera that is on goes off."""
        if self._subject is not None and self._subject.kind == "camera":
            self.look_at(None)
            return
        if not self._looking_for_cameras:
            self._looking_for_cameras = True
            run_job(self, self.tr("Looking for cameras"), lambda _: cameras(), self._offer)

    # How it is put together

    def _connect(self) -> None:
        parts, looker, looking = self.parts, self._looker, self.looking
        looker.seen.connect(self._on_seen)
        looker.moved.connect(self._show_playing)
        looker.loaded.connect(self._on_loaded)
        looker.refused.connect(self._on_refused)
        looker.failed.connect(self._say)
        parts.view.resized.connect(lambda: looking.set_room(*parts.view.room()))
        parts.view.toggled.connect(self.toggle)
        parts.view.stepped.connect(looking.step)
        parts.view.jumped.connect(lambda by: looking.seek(max(0.0, looking.playing.position + by)))
        parts.transport.toggled.connect(self.toggle)
        parts.transport.sought.connect(looking.seek)
        parts.transport.stepped.connect(looking.step)
        parts.sure.changed.connect(self._show_found)
        parts.catch.wrong.connect(lambda: self.keep("wrong"))
        parts.catch.missed.connect(lambda: self.keep("missed"))
        parts.catch.label_wanted.connect(self._label_kept)
        self.keeper.kept.connect(self.kept)
        self.keeper.wanted.connect(self.photo_wanted)
        self.keeper.counted.connect(parts.catch.show_kept)
        self.destroyed.connect(lambda: looker.looking.stop())

    def _label_kept(self) -> None:
        if self.keeper.photos:
            self.photo_wanted.emit(self.keeper.photos[0])

    def _offer(self, found: tuple[Camera, ...]) -> None:
        self._looking_for_cameras = False
        if not found:
            messages.toast(self, self.tr("No camera was found. Plug one in and try again."))
        elif len(found) == 1:
            self._look_at_camera(found[0])
        else:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            for camera in found:
                menu.addAction(camera.name, partial(self._look_at_camera, camera))
            button = self.parts.camera
            menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _look_at_camera(self, camera: Camera) -> None:
        self.look_at(sources.of_camera(camera))

    # What the thread says

    def _on_seen(self) -> None:
        seen = self.looking.take()
        if seen is not None and self._subject is not None:
            self._seen = seen
            self._show_found()
            self._show_state()

    def _on_loaded(self, model: Model) -> None:
        if model.path != self._path:
            return
        self._model = model
        self.parts.sure.set_usual(model.thresholds)
        self._show_classes()
        self._show()
        self.loaded.emit(model.path)
        self._begin()

    def _begin(self) -> None:
        """A new model is at work at once, where there is something that it was not trained on."""
        if self._model is None or self._session is None or self._has_offered or not self.isVisible():
            return
        self._has_offered = True
        first = sources.of_project(self._session) if self._subject is None else None
        if first is not None:
            self.look_at(first)

    def _on_refused(self, path: Path, problem: Problem) -> None:
        if path != self._path:
            return
        self._model, self._found = None, Detections.none()
        title = self.tr("{name} cannot be tried").format(name=path.name)
        self.parts.refused.set_text(title, f"{words.sentence(problem)} {problem.hint}".strip())
        self._show()
        self.failed.emit(problem)

    # What shows

    def _show(self) -> None:
        """Which of the middle's faces, and what can be done."""
        parts = self.parts
        parts.show_middle(
            has_path=self._path is not None, is_loaded=self._model is not None, looks=self._subject is not None
        )
        parts.photos.setVisible(self._session is not None)
        parts.camera.setChecked(self._subject is not None and self._subject.kind == "camera")
        self._show_playing()
        self._show_found()
        self._show_state()

    def _show_keys(self) -> None:
        """The keys that a person gave the actions, which live on the page around."""
        keys: dict[str, str] = {}
        around = self.parentWidget()
        while around is not None:
            keys |= {action.objectName(): action.shortcut().toString(NATIVE) for action in around.actions()}
            around = around.parentWidget()
        self.parts.catch.show_keys(keys.get("try.wrong", ""), keys.get("try.missed", ""))

    def _show_playing(self) -> None:
        playing = self.looking.playing
        photos = self._subject is not None and self._subject.kind == "pictures"
        self.parts.transport.show_playing(playing, photos=photos)
        if playing.problem is not None:
            self._say(playing.problem)

    def _show_classes(self) -> None:
        colours = {item.name: item.colour for item in self._session.classes} if self._session else {}
        self.parts.view.show_classes(self._model.classes if self._model else (), colours)

    def _show_found(self) -> None:
        seen = self._seen
        self._found = (
            self.parts.sure.sure_enough(seen.found)
            if seen is not None and seen.found is not None
            else Detections.none()
        )
        view = self.parts.view
        view.show_seen(seen, self._found)
        self.parts.counts.setText(
            words.counts(self._found, view.name) if seen is not None and seen.found is not None else ""
        )

    def _show_state(self) -> None:
        seen = self._seen
        self.parts.about.setText(words.about(seen) if seen is not None else "")
        can_keep = seen is not None and self._model is not None
        self.parts.catch.set_possible(can_keep, has_project=self.keeper.possible)

    def _say(self, problem: Problem) -> None:
        where = f"{Path(problem.where).name}: " if problem.where else ""
        self.parts.problem.say(f"{where}{problem.message}. {problem.hint}".strip(), "error")

    # Qt's events

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        paths = _paths(event)
        if self._model is not None and paths and all(map(sources.accepts, paths)):
            name = paths[0].name if len(paths) == 1 else self.tr("%n pictures", "", len(paths))
            self._over.offer(self.tr("Try the detector on {name}").format(name=name), possible=True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._over.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._over.hide()
        event.acceptProposedAction()
        self.open_paths(_paths(event))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._subject is not None and self._subject.kind == "camera":
            self.look_at(None)
        else:
            self.looking.play(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.parts.fit(self.width())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.looking.set_room(*self.parts.view.room())
        self._show_keys()
        self._show()
        self._begin()


def _paths(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
