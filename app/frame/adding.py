"""Photos dropped on an open project: folders are linked where they are, single files are copied in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from effdet_core.project import Project

Progress = Callable[[int, int], None]


def add_photos(project: Path, paths: Sequence[Path], progress: Progress) -> int:
    """Adds photos to a project on disk; returns how many paths were taken. Raises `UserError`."""
    from app.home.plans import copy_photo
    from effdet_core import images

    opened = Project.open(project)
    taken = 0
    for done, path in enumerate(paths, 1):
        if path.is_dir():
            opened.link(path)
            taken += 1
        elif images.is_picture(path):
            copy_photo(path, opened.path / "images" / path.name)
            taken += 1
        progress(done, len(paths))
    return taken
