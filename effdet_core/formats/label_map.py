"""`label_map.pbtxt`, as the TF Object Detection API has it: the name of every class by its number.

item { id: 1 name: 'bee' }
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from effdet_core.errors import InputError
from effdet_core.formats import documents

_TOKEN = re.compile(r"""#[^\n]*|"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|([{}<>])|([^\s{}<>:,;"'#]+)""")
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|x([0-9a-fA-F]{1,2})|(.))", re.DOTALL)
_CONTROLS = {b"n": b"\n", b"t": b"\t", b"r": b"\r"}
_LARGEST = 1 << 24


def find(folder: Path) -> Path | None:
    """The label map beside records: the one so called, or the only .pbtxt."""
    found = [path for path in sorted(folder.glob("*.pbtxt")) if path.is_file() and documents.is_inside(path, folder)]
    named = [path for path in found if "label" in path.name.lower()]
    return named[0] if named else found[0] if len(found) == 1 else None


def read(path: Path) -> dict[int, str]:
    """Names by number, in order. Raises `InputError` for a file without any."""
    if path.is_file() and path.stat().st_size > _LARGEST:
        raise InputError("is too large for a label map", where=str(path))
    names: dict[int, str] = {}
    for item in _items(documents.load_text(path)):
        # What people shall read stands in display_name; the name is a code such as /m/01g317 then.
        name = (item.get("display_name") or item.get("name") or "").strip()
        if name and re.fullmatch(r"\d{1,9}", item.get("id", "")):
            names[int(item["id"])] = name
    if not names:
        hint = "It has blocks of item { id: 1 name: 'bee' }."
        raise InputError("names no classes", where=str(path), hint=hint)
    return dict(sorted(names.items()))


def write(path: Path, classes: tuple[str, ...]) -> None:
    """Numbers the classes from 1; 0 is the background's."""
    quoted = (name.replace("\\", "\\\\").replace('"', '\\"') for name in classes)
    blocks = (f'item {{\n  id: {number}\n  name: "{name}"\n}}\n' for number, name in enumerate(quoted, 1))
    documents.write_text(path, "".join(blocks))


def _items(text: str) -> Iterator[dict[str, str]]:
    """The keys and values of every outermost block; what lies deeper belongs to keypoints and the like."""
    depth, key = 0, ""
    item: dict[str, str] = {}
    for token in _TOKEN.finditer(text):
        double, single, bracket, word = token.groups()
        quoted = double if double is not None else single
        if bracket in ("{", "<"):
            depth, key = depth + 1, ""
        elif bracket:
            depth -= 1
            if depth == 0:
                yield item
                item = {}
        elif depth == 1 and (quoted is not None or key):
            item.setdefault(key, word if quoted is None else _plain(quoted))
            key = ""
        elif word:
            key = word


def _plain(quoted: str) -> str:
    def meant(match: re.Match[bytes]) -> bytes:
        octal, hexadecimal, letter = match.groups()
        if letter:
            return _CONTROLS.get(letter, letter)
        return bytes([int(octal, 8) & 255 if octal else int(hexadecimal, 16)])

    return _ESCAPE.sub(meant, quoted.encode()).decode("utf-8", "replace")
