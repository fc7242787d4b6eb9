"""The label files of a project as an editor sees them: read when they changed, written with all that others put in."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from threading import Lock

from effdet_core import images
from effdet_core.errors import AwayError, InputError, Problem
from effdet_core.project import annotation as annotation_file
from effdet_core.project import labels as labels_of
from effdet_core.project.annotation import Annotation
from effdet_core.project.annotation import Stamp as ImageStamp
from effdet_core.project.disk import NONE, Absent, Present, Stamp, Unreachable
from effdet_core.project.labels import Labels
from effdet_core.project.project import Project

_MOST = 4096
_Known = tuple[Annotation | None, Stamp]


@dataclass(frozen=True, slots=True)
class Written:
    """A label file after it was written. stamp: of the file as it is now.

    outside: whether another program had changed it meanwhile, so that it holds what both did. problem: what a person
    should know.
    """

    stamp: Stamp
    outside: bool = False
    problem: Problem | None = None


class LabelFiles:
    """Remembers the files read and written last. For two threads: one that reads, one that writes."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._known: OrderedDict[str, _Known] = OrderedDict()
        self._lock = Lock()

    def seen(self, photo: str) -> Labels | None:
        """The labels as they were read or written last, None when that was never or long ago."""
        with self._lock:
            return labels_of.of(self._known[photo][0]) if photo in self._known else None

    def labels(self, photo: str, *, ask: bool = True) -> Labels:
        """The labels in the file as it is now, or as it was seen last while nobody can tell. ask: the disk, at all.

        Raises `InputError` when it is damaged, `AwayError` when it is out of reach and was not seen.
        """
        seen = self.seen(photo)
        if seen is not None and not ask:
            return seen
        try:
            return labels_of.of(self._read(photo)[0])
        except AwayError:
            if seen is None:
                raise
            return seen

    def write(self, photo: str, way: Sequence[Labels], *, sync: bool) -> Written:
        """Brings edits to the file, on top of what another program did to it. way: the labels from before to after.

        A damaged file is moved out of the way, not overwritten. Raises `UserError` or `OSError` when the disk refuses.
        """
        problem = None
        try:
            annotation, stamp = self._read(photo)
        except AwayError:
            raise
        except InputError as e:
            where = self._project.set_aside(photo)
            annotation, stamp = None, NONE
            problem = Problem(f"{e.problems[0].message}; it was moved out of the way", str(where))
        found = labels_of.of(annotation)
        new = way[-1] if problem else labels_of.arrived(way, found)
        if new == found and not problem:
            return Written(stamp, outside=new != way[-1])
        changed = self._with_size(photo, labels_of.put_into(annotation, new))
        self._project.save_annotation(photo, changed, sync=sync)
        stamp = self._stamp(photo)
        self._remember(photo, (changed, stamp))
        return Written(stamp, outside=new != way[-1], problem=problem)

    def set_aside(self, photo: str) -> None:
        """Moves a label file out of the way. Raises `UserError`."""
        self._project.set_aside(photo)
        with self._lock:
            self._known.pop(photo, None)

    def _read(self, photo: str) -> _Known:
        stamp = self._stamp(photo)
        with self._lock:
            known = self._known.get(photo)
        if known is None or known[1] != stamp:
            path = self._project.annotation_path(photo)
            known = (annotation_file.read(path)[0] if stamp != NONE else None, stamp)
            self._remember(photo, known)
        return known

    def _stamp(self, photo: str) -> Stamp:
        """`NONE` where there is no file. Raises `AwayError` where nobody can tell."""
        match self._project.disk.look(self._project.annotation_path(photo)):
            case Present(stamp):
                return stamp
            case Absent():
                return NONE
            case Unreachable(problem):
                raise AwayError.from_problems([problem])

    def _remember(self, photo: str, known: _Known) -> None:
        with self._lock:
            self._known[photo] = known
            self._known.move_to_end(photo)
            if len(self._known) > _MOST:
                self._known.popitem(last=False)

    def _with_size(self, photo: str, annotation: Annotation) -> Annotation:
        """With the size of the photo, which its boxes are measured in."""
        if annotation.height and annotation.width:
            return annotation
        path = self._project.library.path_of(photo)
        try:
            info = images.probe(path)
            return replace(annotation, height=info.height, width=info.width, stamp=ImageStamp.of(path))
        except (InputError, OSError):  # labels can be kept for a photo that is away for the moment
            return annotation
