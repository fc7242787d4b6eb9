"""Photos that show nearly the same, which make results look too good when they lie in different splits.

Each photo becomes 255 bits: whether each of its coarsest waves (discrete cosine transform) is above the median. Saving
it anew, other brightness or size and a slight crop change few of them; of two other photos about half differ, hardly
ever less than a third. (C. Zauner, Implementation and Benchmarking of Perceptual Image Hash Functions, 2010.)
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from effdet_core import atomic, images
from effdet_core.dataset import Split
from effdet_core.errors import InputError, UserError
from effdet_core.project.catalogue import STATES, Catalogue
from effdet_core.project.labels import Labels
from effdet_core.project.project import Project
from effdet_core.project.splits import split_of_most

Progress = Callable[[int, int], None]
"""Called with the number of photos looked at and of all; what it raises stops the search."""
Hashes = NDArray[np.uint64]
"""[N, 4], the coarsest waves in the first word."""

MOST_DIFFERENT = 68
"""Bits in which photos that show nearly the same may differ; a crop of 3 % costs about 45, of 5 % about 70."""
_MOST_DIFFERENT_COARSE = 20
"""Of the first word alone, which rules out nearly all others at once."""
_SIDE, _WAVES = 32, 16
_AT_ONCE = 64
_FILE = "near-duplicates"
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Member:
    """A photo of a group, by its name in the project."""

    photo: str
    split: Split | None


@dataclass(frozen=True, slots=True)
class Group:
    """Photos that are nearly the same, by name."""

    members: tuple[Member, ...]

    @property
    def splits(self) -> frozenset[Split]:
        """The splits that they lie in."""
        return frozenset(member.split for member in self.members if member.split)

    @property
    def leaks(self) -> bool:
        """Whether what is trained on is judged by as well, or what chooses the best state judges it."""
        return len(self.splits) > 1


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    """What was computed earlier: photo -> (bytes, nanoseconds since 1970) of its file, and its hash."""

    version: int
    photos: dict[str, tuple[int, int, bytes]]


def find(project: Project, catalogue: Catalogue, progress: Progress | None = None) -> tuple[Group, ...]:
    """The groups among the photos outside the bin, those that leak first; photos that cannot be read are left out.

    What was computed of a photo is kept in the project's cache until its file changes.
    """
    rows = np.flatnonzero(~catalogue.binned & ~catalogue.missing)
    names = [catalogue.names[row] for row in rows]
    known = _hashes_of(project, names, progress)
    usable = [name for name in names if name in known]
    hashes = np.frombuffer(b"".join(known[name] for name in usable), np.uint64).reshape(-1, 4)
    groups = [_group([usable[place] for place in places], catalogue) for places in alike(hashes)]
    return tuple(sorted(groups, key=lambda group: (not group.leaks, group.members[0].photo)))


def hash_of(path: str | os.PathLike[str]) -> Hashes:
    """The hash of a photo, [4]. Raises `InputError`."""
    return hash_of_grey(images.read_small_grey(path, _SIDE))


def hash_of_rgb(rgb: NDArray[np.uint8]) -> Hashes:
    """The hash of a picture in memory, uint8 [height, width, 3], [4]."""
    small = Image.fromarray(rgb).convert("L").resize((_SIDE, _SIDE), Image.Resampling.LANCZOS, reducing_gap=3.0)
    return hash_of_grey(np.asarray(small, np.uint8))


def hash_of_grey(grey: NDArray[np.uint8]) -> Hashes:
    """The hash of a picture that was shrunk to 32 by 32 grey pixels, [4]."""
    waves = (_COSINES @ grey.astype(np.float64) @ _COSINES.T).ravel()[_COARSE_FIRST]
    bits = waves > np.median(waves[1:])
    bits[0] = False  # how bright it is
    return np.packbits(bits).view(np.uint64)


def differing_bits(a: Hashes, b: Hashes) -> NDArray[np.int64]:
    """In how many of 255 bits hashes [..., 4] differ."""
    return np.asarray(np.bitwise_count(a ^ b).sum(axis=-1), np.int64)


def alike(hashes: Hashes) -> list[list[int]]:
    """The rows of photos that are nearly the same as another of their group, all groups of two or more, in order."""
    left, coarse = np.arange(len(hashes)), hashes[:, 0].copy()
    found = []
    while len(left) > 1:
        group, left, coarse = [int(left[0])], left[1:], coarse[1:]
        for member in group:  # grows while it is looked through
            near = np.flatnonzero(np.bitwise_count(coarse ^ hashes[member, 0]) <= _MOST_DIFFERENT_COARSE)
            if not len(near):
                continue
            near = near[differing_bits(hashes[left[near]], hashes[member]) <= MOST_DIFFERENT]
            group += left[near].tolist()
            left, coarse = np.delete(left, near), np.delete(coarse, near)
        if len(group) > 1:
            found.append(sorted(group))
    return found


def fixed(groups: Iterable[Group], catalogue: Catalogue, labels_of: Callable[[str], Labels]) -> Mapping[str, Labels]:
    """An edit, for `Editor.do` or `Session.change`, after which no group leaks: all its photos get the split of most.

    Of equally many, train comes first and test last. Photos without a split get that of their group, and photos that
    are kept together anyway (`Row.group`) move together. What would leave a split without photos stays as it is.
    labels_of: what is said of a photo now; may raise `InputError` for a damaged one, which is left out.
    """
    changes: dict[str, Labels] = {}
    there = _placed(catalogue)
    for photos in sorted(_together(groups, catalogue), key=len):
        split = split_of_most([split for name in photos if (split := _split(catalogue, name))])
        if split is None:
            continue
        moving = Counter(_split(catalogue, name) for name in photos if _is_placed(catalogue, name))
        if any(there[old] and there[old] == moving[old] for old in moving if old not in (split, None)):
            continue
        there -= moving
        there[split] += moving.total()
        changes |= _moved(photos, split, labels_of)
    return changes


def _moved(photos: Iterable[str], split: Split, labels_of: Callable[[str], Labels]) -> Iterator[tuple[str, Labels]]:
    for photo in photos:
        with suppress(InputError):
            labels = labels_of(photo)
            if labels.split != split:
                yield photo, replace(labels, split=split)


def _together(groups: Iterable[Group], catalogue: Catalogue) -> list[list[str]]:
    """Those that leak, joined where photos of theirs are kept together, with all those."""
    kept: dict[str, list[str]] = {}
    for row, name in catalogue.groups.items():
        kept.setdefault(name, []).append(catalogue.names[row])
    home: dict[str, int] = {}
    joined: dict[int, dict[str, None]] = {}
    for number, group in enumerate(group for group in groups if group.leaks):
        photos = dict.fromkeys(member.photo for member in group.members)
        for place in [catalogue.row_of(photo) for photo in photos]:
            if place is not None and place in catalogue.groups:
                photos |= dict.fromkeys(kept[catalogue.groups[place]])
        for other in {home[photo] for photo in photos if photo in home}:
            photos |= joined.pop(other)
        joined[number] = photos
        home |= dict.fromkeys(photos, number)
    return [list(photos) for photos in joined.values()]


def _placed(catalogue: Catalogue) -> Counter[Split | None]:
    """How many photos that take part each split has."""
    return Counter(_split(catalogue, name) for name in catalogue.names if _is_placed(catalogue, name))


def _is_placed(catalogue: Catalogue, photo: str) -> bool:
    row = catalogue.row_of(photo)
    looked_at = row is not None and STATES[catalogue.state[row]] in ("labelled", "nothing here")
    return looked_at and row is not None and not catalogue.binned[row] and catalogue.split[row] > 0


def _split(catalogue: Catalogue, photo: str) -> Split | None:
    row = catalogue.row_of(photo)
    return None if row is None else catalogue.row(row).split


def _group(photos: Sequence[str], catalogue: Catalogue) -> Group:
    return Group(tuple(Member(photo, _split(catalogue, photo)) for photo in photos))


def _hashes_of(project: Project, names: Sequence[str], progress: Progress | None) -> dict[str, bytes]:
    """The hashes of photos that can be read, by name; those of files that did not change come from the cache."""
    kept = _kept(project)
    stamps = {name: _stamp(project.library.path_of(name)) for name in names}
    known = {name: kept[name] for name in names if name in kept and kept[name][:2] == stamps[name]}
    new = [name for name in names if name not in known and stamps[name] is not None]
    paths = [project.library.path_of(name) for name in new]
    for name, hashed in zip(new, _computed(paths, len(known), len(names), progress), strict=True):
        stamp = stamps[name]
        if hashed is not None and stamp is not None:
            known[name] = (*stamp, hashed)
    if new:
        _keep(project, known)
    return {name: hashed for name, (_, _, hashed) in known.items()}


def _computed(paths: Sequence[Path], done: int, total: int, progress: Progress | None) -> Iterator[bytes | None]:
    """The hash of each, None where a photo cannot be read; decoding releases Python's lock, so threads do it."""
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        for start in range(0, len(paths), _AT_ONCE):
            if progress is not None:
                progress(done + start, total)
            yield from pool.map(_hashed, paths[start : start + _AT_ONCE])
    if progress is not None:
        progress(total, total)


def _hashed(path: Path) -> bytes | None:
    try:
        return hash_of(path).tobytes()
    except InputError:
        return None


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def _kept(project: Project) -> dict[str, tuple[int, int, bytes]]:
    try:
        kept = msgspec.msgpack.decode(_path(project).read_bytes(), type=_Kept)
    except (OSError, msgspec.MsgspecError, ValueError):
        return {}
    whole = all(len(hashed) == 32 for _, _, hashed in kept.photos.values())
    return kept.photos if kept.version == _VERSION and whole else {}


def _keep(project: Project, photos: dict[str, tuple[int, int, bytes]]) -> None:
    """It is a cache: a disk that refuses is no trouble."""
    with suppress(UserError):
        atomic.write_bytes(_path(project), msgspec.msgpack.encode(_Kept(_VERSION, photos)))


def _path(project: Project) -> Path:
    return project.path / ".cache" / _FILE


def _cosines() -> NDArray[np.float64]:
    """[16, 32]: the coarsest waves of the transform."""
    wave, place = np.arange(_WAVES)[:, None], np.arange(_SIDE)[None, :]
    return np.asarray(np.cos(np.pi * (2 * place + 1) * wave / (2 * _SIDE)), np.float64)


_COSINES = _cosines()
_COARSE_FIRST = np.argsort(np.maximum(*np.indices((_WAVES, _WAVES))).ravel(), kind="stable")
