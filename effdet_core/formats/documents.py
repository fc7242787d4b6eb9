"""Reading and writing the JSON, YAML and text files of foreign data sets: limited, and never with a traceback."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import yaml

from effdet_core.dataset import Split
from effdet_core.errors import InputError, Problem

LARGEST = 1 << 30
"""Bytes of a JSON file; that of COCO's 118,000 training pictures has 450 million."""
_LARGEST_TEXT = 1 << 26
_LARGEST_YAML = 1 << 20
_HEAD = 1 << 16
_HINT = "Mend the file, or export it again."
_SPLITS: dict[str, Split] = {
    **dict.fromkeys(("train", "training"), "train"),
    **dict.fromkeys(("val", "valid", "validation"), "val"),
    **dict.fromkeys(("test", "testing"), "test"),
}
PRECEDENCE: tuple[Split | None, ...] = ("test", "val", "train", None)
"""A picture in two splits must not be trained on and then judge the result."""


def words_for(split: Split | None) -> list[str]:
    """What folders of a split are called."""
    return [word for word, meant in _SPLITS.items() if meant == split]


def split_in(text: str) -> Split | None:
    """The one split that the words of a name speak of: `instances_train2017`, `bees-valid`; None for none or two."""
    said = {_SPLITS[word] for word in re.findall("[a-z]+", text.lower()) if word in _SPLITS}
    return said.pop() if len(said) == 1 else None


def split_of_folder(name: str) -> Split | None:
    """The split that a folder is for by its whole name."""
    return _SPLITS.get(name.lower())


def split_of_path(path: Path, root: Path) -> Split | None:
    """The split of the nearest folder around a file, inside `root`, that is named for one."""
    folders = reversed(path.relative_to(root).parts[:-1])
    return next((split for folder in folders if (split := split_of_folder(folder))), None)


def is_inside(path: Path, root: Path) -> bool:
    """Whether a path, links followed, is in a folder (which is resolved already)."""
    try:
        return path.resolve().is_relative_to(root)
    except (OSError, RuntimeError, ValueError):  # links that go round in a circle, impossible names
        return False


def head(path: Path) -> bytes:
    """The first bytes of a file, b"" of what is no readable file."""
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as file:
            return file.read(_HEAD)
    except OSError:
        return b""


def load_json(path: Path) -> Any:
    """Raises `InputError` that names the line of the fault."""
    try:
        return json.loads(_bytes(path, LARGEST))
    except json.JSONDecodeError as e:
        raise InputError(f"is broken JSON: {e.msg}", where=f"{path}, line {e.lineno}", hint=_HINT) from e
    except (ValueError, RecursionError) as e:
        raise InputError("is broken JSON", where=str(path), hint=_HINT) from e


def load_text(path: Path) -> str:
    """A file as UTF-8. Raises `InputError`."""
    data = _bytes(path, _LARGEST_TEXT)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as e:
        line = data.count(b"\n", 0, e.start) + 1
        raise InputError("is not UTF-8 text", where=f"{path}, line {line}", hint="Save it as UTF-8.") from e


def load_yaml(path: Path) -> Any:
    """Raises `InputError` that names the line of the fault; aliases are one."""
    try:
        text = _bytes(path, _LARGEST_YAML).decode("utf-8-sig")
        return yaml.load(text, _NoAliasLoader)
    except yaml.MarkedYAMLError as e:
        line = f", line {e.problem_mark.line + 1}" if e.problem_mark else ""
        raise InputError(f"is broken YAML: {e.problem}", where=f"{path}{line}", hint=_HINT) from e
    # PyYAML lets errors of numbers, dates, keys and depth through.
    except (yaml.YAMLError, ValueError, TypeError, AttributeError, RecursionError) as e:
        raise InputError("is broken YAML", where=str(path), hint=_HINT) from e


def outlines_remark(count: int, path: Path) -> Problem:
    """What to say of shapes that are more than boxes."""
    what = (
        "1 outline was read as the box around it" if count == 1 else f"{count} outlines were read as boxes around them"
    )
    return Problem(what, str(path))


def write_json(path: Path, values: object) -> None:
    """Numbers as exactly as they are, names in their own letters."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(values, ensure_ascii=False, indent=1)
    try:
        path.write_text(text + "\n", "utf-8")
    except UnicodeEncodeError:  # half a letter, in a note of another program
        path.write_text(json.dumps(values, indent=1) + "\n", "utf-8")


def write_text(path: Path, text: str) -> None:
    """UTF-8 with Unix line ends on every system."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")


class _NoAliasLoader(yaml.SafeLoader):
    """A few aliases of aliases can stand for more values than fit into any memory."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.composer.ComposerError(None, None, "aliases are not allowed", self.peek_event().start_mark)  # type: ignore[no-untyped-call]
        return super().compose_node(parent, index)


def _bytes(path: Path, most: int) -> bytes:
    try:
        if (size := path.stat().st_size) > most:
            raise InputError(f"is too large to be read: {size:,} bytes", where=str(path), hint="Divide it.")
        return path.read_bytes()
    except OSError as e:
        raise InputError(f"cannot be read: {e.strerror}", where=str(path)) from e
