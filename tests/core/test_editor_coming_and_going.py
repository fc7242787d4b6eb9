"""A drive that comes and goes, another program that draws too, crashes and looks at the disk, in any order."""

from __future__ import annotations

import random
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from effdet_core.errors import AwayError
from effdet_core.project import Project, scanning
from effdet_core.project import annotation as annotation_file
from effdet_core.project import editor as editor_module
from effdet_core.project.annotation import LabelledBox
from effdet_core.project.editor import Editor
from effdet_core.project.labels import with_boxes

PHOTOS = tuple(f"images/{letter}.png" for letter in "abcd")
STEPS = 150


class _World:
    """A project on a drive, an editor of it, and another program. Every box has a number, and each is remembered."""

    def __init__(self, folder: Path, rng: random.Random) -> None:
        self.root, self.elsewhere, self._rng = folder / "p", folder / "elsewhere", rng
        self.project = Project.create(self.root, ["bee", "wasp"])
        self.editor = Editor(Project.open(self.root))
        self.mine: dict[str, set[int]] = defaultdict(set)
        self.theirs: dict[str, set[int]] = defaultdict(set)
        self.saved: dict[str, set[int]] = {}
        self._count = 0

    def step(self) -> None:
        """Something happens; a project is never in two places."""
        kinds: list[Callable[[], object]] = [self.draw, self.come_or_go, self.draw_there, self.look, self.crash]
        self._rng.choices(kinds, [60, 10, 15, 5, 3])[0]()
        assert not (self.root.exists() and self.elsewhere.exists())

    def draw(self) -> None:
        """A box of ours; refused where nobody knows what it would join."""
        photo = self._rng.choice(PHOTOS)
        with suppress(AwayError):
            seen = self.editor.labels(photo)
            box = self._box("bee")
            self.editor.do("Draw", {photo: with_boxes(seen, [*seen.boxes, box])})
            self.mine[photo].add(int(box.box[0]))

    def draw_there(self) -> None:
        """A box of another program, on the drive wherever it is; at home while we do not write the same file."""
        photo = self._rng.choice(PHOTOS)
        if self.root.exists():
            assert self.editor.flush()
            self.saved = {photo: set(numbers) for photo, numbers in self.mine.items()}
        path = (self.root if self.root.exists() else self.elsewhere) / "annotations" / f"{photo}.json"
        if path.exists():
            found, box = annotation_file.read(path)[0], self._box("wasp")
            annotation_file.write(path, replace(found, boxes=(*found.boxes, box), state="labelled"))
            self.theirs[photo].add(int(box.box[0]))

    def come_or_go(self) -> None:
        """The drive."""
        if self.root.exists():
            self.root.rename(self.elsewhere)
        else:
            self.elsewhere.rename(self.root)

    def look(self) -> None:
        """At all files, and a moment passes."""
        with suppress(AwayError):
            scanning.scan(self.editor.project, None)
        time.sleep(self._rng.random() * 0.03)

    def crash(self) -> None:
        """What was said to be saved must be there again; the rest may have been in memory only."""
        if self.root.exists():
            self.editor.close(timeout=0.0)
            self.editor._thread.join()
            self.editor = Editor(Project.open(self.root))
            for photo in PHOTOS:
                self.mine[photo] &= {int(box.box[0]) for box in self.editor.labels(photo).boxes}
                assert self.saved.get(photo, set()) <= self.mine[photo]

    def end(self) -> dict[str, list[int]]:
        """The boxes on the drive, once it is back and everything is written."""
        if self.elsewhere.exists():
            self.elsewhere.rename(self.root)
        assert self.editor.flush()
        assert self.editor.close()
        found = {photo: self.project.annotation(photo) for photo in PHOTOS}
        return {photo: sorted(int(box.box[0]) for box in there.boxes) for photo, there in found.items() if there}

    def _box(self, label: str) -> LabelledBox:
        self._count += 1
        return LabelledBox(label, (float(self._count), 1.0, self._count + 5.0, 9.0))


@pytest.mark.parametrize("seed", range(4))
def test_every_box_of_both_is_there_in_the_end_and_once(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editor_module, "RETRY_SECONDS", 0.01)
    world = _World(tmp_path, random.Random(seed))
    for _ in range(STEPS):
        world.step()
    expected = {photo: sorted(world.mine[photo] | world.theirs[photo]) for photo in PHOTOS}
    assert world.end() == {photo: numbers for photo, numbers in expected.items() if numbers}
    assert sum(map(len, expected.values())) > STEPS / 4
