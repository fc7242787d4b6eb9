"""`object_detector.DataLoader`: labelled pictures, from the formats of the original."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from effdet_core import atomic
from effdet_core.dataset import SPLITS, Dataset, Example, Split
from effdet_core.errors import InputError, Problem, SettingError, raise_if
from effdet_core.formats import csv, voc
from effdet_core.formats.finder import PictureFinder
from effdet_core.formats.records import ForeignBox
from effdet_core.model_maker.collect import collect, first_of, spread
from effdet_core.model_maker.label_map import LabelMap, label_map_of

_SUFFIX = ".dataset.json"
_SEED = 111111
_ORIGINALS_CACHE = "*.tfrecord"

PathLike = str | os.PathLike[str]


class _Cached(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The content of a cache file: what was read, with the pictures where they are."""

    label_map: LabelMap
    dataset: Dataset


class DataLoader:
    """Labelled pictures and their classes. Nothing is copied, and no file is written unless a cache is asked for."""

    def __init__(self, examples: Sequence[Example], label_map: Any) -> None:
        """examples: their classes are places in the order of the ids of `label_map` (see `label_map_of`)."""
        self.examples = tuple(examples)
        self.label_map = label_map_of(label_map)

    @property
    def classes(self) -> tuple[str, ...]:
        """Class names in the order of the ids."""
        return tuple(self.label_map.values())

    @property
    def size(self) -> int:
        """How many pictures there are."""
        return len(self.examples)

    def __len__(self) -> int:
        return len(self.examples)

    def split(self, fraction: float) -> tuple[DataLoader, DataLoader]:
        """Two parts of the pictures, drawn at random and always the same; `fraction` goes into the first.

        Raises `SettingError` unless both parts get pictures.
        """
        count = int(self.size * fraction) if 0 < fraction < 1 else 0
        if not 0 < count < self.size:
            message = f"must leave pictures for both parts, which {fraction!r} of {self.size} does not"
            raise SettingError(message, where="fraction", hint="For example 0.8.")
        order = np.random.default_rng(_SEED).permutation(self.size)
        first, second = (tuple(self.examples[i] for i in sorted(part)) for part in (order[:count], order[count:]))
        return DataLoader(first, self.label_map), DataLoader(second, self.label_map)

    @classmethod
    def from_pascal_voc(
        cls,
        images_dir: PathLike,
        annotations_dir: PathLike,
        label_map: Sequence[str] | dict[int, str] | str,
        annotation_filenames: Collection[str] | None = None,
        ignore_difficult_instances: bool = False,
        num_shards: int = 100,
        max_num_images: int | None = None,
        cache_dir: PathLike | None = None,
        cache_prefix_filename: str | None = None,
    ) -> DataLoader:
        """Reads a folder of XML files and the folder of their pictures.

        label_map: see `label_map_of`. annotation_filenames: only these, without .xml. ignore_difficult_instances:
        leaves out boxes marked difficult. max_num_images: at most so many. cache_dir, cache_prefix_filename: where to
        write what was read, for `from_cache`. num_shards: of the original's cache; ours is one small file.
        Raises `InputError` with everything that cannot be used, file and line of each.
        """
        raise_if(_count_problems(num_shards=num_shards, max_num_images=max_num_images), SettingError)
        names = label_map_of(label_map)
        reading = voc.read_folders(_folder(annotations_dir), _folder(images_dir), annotation_filenames)
        found = collect(reading, tuple(names.values()), keep=_easy if ignore_difficult_instances else _all)
        loader = cls(first_of([example for _, example in found], max_num_images), names)
        prefix = cache_prefix_filename or _digest(images_dir, annotations_dir, *sorted(annotation_filenames or ()))
        loader._write_cache(cache_dir, prefix)
        return loader

    @classmethod
    def from_csv(
        cls,
        filename: PathLike,
        images_dir: PathLike | None = None,
        delimiter: str = ",",
        quotechar: str = '"',
        num_shards: int = 10,
        max_num_images: int | None = None,
        cache_dir: PathLike | None = None,
        cache_prefix_filename: str | None = None,
    ) -> list[DataLoader | None]:
        """Reads an AutoML CSV; returns the data for training, validation and test, None where there is none.

        images_dir: where the pictures are; without it their paths count from the CSV's folder, and gs:// addresses
        are fetched. Pictures of the set UNASSIGNED are spread 80:10:10, as AutoML does. max_num_images: at most so
        many in each. The rest: see `from_pascal_voc`.
        Raises `InputError` with everything that cannot be used, file and line of each.
        """
        raise_if(_csv_problems(delimiter, quotechar, num_shards, max_num_images), SettingError)
        path = _local(os.fspath(filename))
        locate = csv.within(PictureFinder(_folder(images_dir))) if images_dir else _locate_from(path.parent)
        reading = csv.read_file(path, locate, delimiter=delimiter, quotechar=quotechar)
        examples = spread(collect(reading, reading.classes), reading.classes)
        if examples and not reading.classes:
            raise InputError("no line has a class", where=str(path), hint="It stands in the third column.")
        loaders: list[DataLoader | None] = []
        for split in SPLITS:
            own = first_of([example for example in examples if example.split == split], max_num_images)
            loaders.append(cls(own, list(reading.classes)) if own else None)
            if loader := loaders[-1]:
                prefix = cache_prefix_filename or _digest(filename, images_dir or "")
                loader._write_cache(cache_dir, f"{split}_{prefix}")
        return loaders

    @classmethod
    def from_cache(cls, cache_prefix: PathLike) -> DataLoader:
        """Reads what `from_csv` or `from_pascal_voc` left in its cache: folder and prefix, such as cache/train_birds.

        The pictures stay where they were. Raises `InputError` when it is not there or damaged.
        """
        path = Path(f"{os.fspath(cache_prefix)}{_SUFFIX}")
        if not path.exists() and list(path.parent.glob(f"{Path(cache_prefix).name}{_ORIGINALS_CACHE}")):
            hint = "Read the CSV or the annotations again; the new cache is one small file."
            raise InputError(
                "is a cache of the original program, which is not read", where=str(cache_prefix), hint=hint
            )
        try:
            cached = msgspec.json.decode(path.read_bytes(), type=_Cached)
        except OSError as e:
            raise InputError(f"cannot be read: {e.strerror}", where=str(path)) from e
        except (msgspec.MsgspecError, ValueError) as e:
            raise InputError(f"is no cache of this program: {e}", where=str(path)) from e
        return cls(cached.dataset.examples, cached.label_map)

    def examples_for(self, classes: Sequence[str], split: Split) -> tuple[Example, ...]:
        """The pictures, their classes as places in `classes`. Raises `InputError` for classes that are not there."""
        if unknown := sorted({name for name in self._used if name not in classes}):
            hint = f"The classes of the model are {', '.join(classes)}."
            raise InputError(f"the data has boxes of {', '.join(unknown)}, which the model does not know", hint=hint)
        place = [classes.index(name) if name in classes else -1 for name in self.classes]
        return tuple(
            msgspec.structs.replace(example, split=split, classes=tuple(place[i] for i in example.classes))
            for example in self.examples
        )

    @property
    def _used(self) -> set[str]:
        return {self.classes[i] for example in self.examples for i in example.classes}

    def _write_cache(self, folder: PathLike | None, prefix: str) -> None:
        if folder is None:
            return
        content = _Cached(self.label_map, Dataset(classes=self.classes, examples=self.examples))
        atomic.write_bytes(Path(folder) / f"{prefix}{_SUFFIX}", msgspec.json.format(msgspec.json.encode(content)))


def _easy(box: ForeignBox) -> bool:
    return not box.difficult


def _all(_box: ForeignBox) -> bool:
    return True


def _count_problems(**counts: int | None) -> list[Problem]:
    return [
        Problem(f"must be a whole number from 1, not {value!r}", name)
        for name, value in counts.items()
        if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < 1)
    ]


def _csv_problems(delimiter: str, quotechar: str, num_shards: int, max_num_images: int | None) -> list[Problem]:
    letters = {"delimiter": delimiter, "quotechar": quotechar}
    odd = [name for name, value in letters.items() if not isinstance(value, str) or len(value) != 1 or value in "\r\n"]
    problems = [Problem("must be one character", name) for name in odd]
    return problems + _count_problems(num_shards=num_shards, max_num_images=max_num_images)


def _folder(path: PathLike) -> Path:
    folder = Path(path).expanduser()
    if not folder.is_dir():
        raise InputError("is not a folder", where=str(path), hint="Check its name.")
    return folder.resolve()


def _digest(*parts: PathLike) -> str:
    """A name for a cache that differs for other sources; whole paths, since folders are often called the same."""
    return hashlib.sha256("\n".join(str(Path(part).resolve()) for part in parts).encode()).hexdigest()[:16]


def _local(address: str) -> Path:
    """The file itself, fetched first where it lies in the cloud."""
    if address.startswith(csv.CLOUD):
        from effdet_core.nn import cloud

        return cloud.fetch(address)
    return Path(address).expanduser().absolute()


def _locate_from(folder: Path) -> Callable[[str], Path]:
    """Pictures by address, absolute path, or path from `folder` or else the working folder."""

    def locate(name: str) -> Path:
        if name.startswith(csv.CLOUD):
            return _local(name)
        for path in (folder / name, Path(name).absolute()):
            if path.exists():
                return path
        raise InputError(f"its picture {name!r} is missing", hint="Say with images_dir where the pictures are.")

    return locate
