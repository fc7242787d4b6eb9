"""What a person can look at: decided here from paths, without a window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

from app.session import Session
from effdet_core import images
from effdet_core.capture import pictures, video
from effdet_core.capture.camera import Camera, Live
from effdet_core.capture.catching import Source
from effdet_core.capture.player import Stream
from effdet_core.errors import UserError
from effdet_core.project.catalogue import Query

Kind = Literal["pictures", "video", "camera"]
_MOST_PHOTOS = 500
"""Of a project that are looked through."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Something to look at. open: makes the stream; raises `UserError`. source: where kept frames say they are from."""

    kind: Kind
    name: str
    open: Callable[[], Stream]
    source: Callable[[], Source]


def accepts(path: Path) -> bool:
    """Whether something at a path can be looked at, by its name."""
    return images.is_picture(path) or video.is_video(path) or path.is_dir()


def of_paths(paths: Sequence[Path]) -> Subject:
    """A video, a folder, or pictures. Raises `UserError` where there is nothing to look at."""
    first = paths[0] if paths else Path()
    if video.is_video(first):
        return Subject("video", first.name, partial(video.Video, first), partial(Source.of_video, first))
    if first.is_dir():
        return Subject("pictures", first.name, partial(pictures.in_folder, first), partial(Source, first.name))
    if chosen := [path for path in paths if images.is_picture(path)]:
        return _pictures(chosen, "" if len(chosen) == 1 else chosen[0].parent.name)
    raise UserError("is neither a picture nor a video", where=str(first), hint="Choose a photo, a folder or a video.")


def of_camera(camera: Camera) -> Subject:
    """A camera, as one session of it."""
    source = Source.of_camera(camera.name)
    return Subject("camera", camera.name, partial(Live, camera), lambda: source)


def of_project(session: Session) -> Subject | None:
    """Photos that the detector never trained on: those of test, else of validation; None where there are none."""
    catalogue = session.catalogue
    for split in ("test", "val"):
        rows = catalogue.select(Query(splits=frozenset({split}))).rows[:_MOST_PHOTOS]
        if len(rows):
            paths = [session.path(catalogue.names[row]) for row in rows]
            return _pictures(paths, session.project.path.name)
    return None


def _pictures(paths: Sequence[Path], name: str) -> Subject:
    shown = name or paths[0].name
    return Subject("pictures", shown, partial(pictures.Pictures, paths, shown), partial(Source, shown))
