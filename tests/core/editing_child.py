"""Edits a project without end and says which edits are on disk, until somebody kills it. Run as a script."""

from __future__ import annotations

import random
import sys
from collections.abc import Mapping
from pathlib import Path

from effdet_core.project import Project, labels
from effdet_core.project.annotation import LabelledBox
from effdet_core.project.editor import Editor, Listener
from effdet_core.project.scanning import Stamp


def main(path: str, seed: str, photos: str) -> None:
    """Draws boxes numbered from 0 on random photos; a line `photo number` for each that was saved."""
    chance = random.Random(int(seed))
    under_way: list[tuple[str, int]] = []

    def saved(stamps: Mapping[str, Stamp]) -> None:
        for photo, number in under_way[:]:
            if photo in stamps and number in _numbers(editor.labels(photo)):
                under_way.remove((photo, number))
                sys.stdout.write(f"{photo} {number}\n")
        sys.stdout.flush()

    editor = Editor(Project.open(Path(path)), Listener(saved=saved))
    sys.stdout.write("open\n")
    sys.stdout.flush()
    number = 0
    while True:
        photo = f"images/{chance.randrange(int(photos)):03d}.png"
        kind = chance.random()
        if kind < 0.1 and editor.undo_text and editor.flush():
            editor.undo()
            editor.redo()
        number += 1
        box = LabelledBox("bee", (float(number), float(int(seed)), number + 1.0, int(seed) + 1.0))
        now = editor.labels(photo)
        under_way.append((photo, number))
        editor.do("Draw", {photo: labels.with_boxes(now, (*now.boxes, box))})
        if kind > 0.7:
            editor.flush()


def _numbers(found: labels.Labels) -> set[int]:
    return {int(box.box[0]) for box in found.boxes}


if __name__ == "__main__":
    main(*sys.argv[1:])
