"""Which names runs, folders and classes may have, so that they work on every system and in every file."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import PurePosixPath

_LONGEST = 100
_NOT_IN_FILE_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_BYTES_IN_A_FILE_NAME = 255
_BYTES_IN_A_LETTER, _SURELY_SHORT = 4, 240
"""At most, in UTF-8; bytes of a name that is short enough with `.json` behind it."""


def is_unicode(name: str) -> bool:
    """Whether a file name can be written into UTF-8 files; names of broken encodings cannot."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def why_no_file_name(name: str) -> str:
    """Why `name` cannot be the name of a run or folder on every system, or ""."""
    if not name or len(name) > _LONGEST:
        return f"a name has 1 to {_LONGEST} characters"
    if not is_unicode(name) or _NOT_IN_FILE_NAMES.search(name):
        return 'a name cannot contain < > : " / \\ | ? * or control characters'
    if name[0] in " .-" or name[-1] in " .":
        return "a name cannot begin with a space, dot or dash, nor end with a space or dot"
    return "Windows keeps this name for itself" if _RESERVED.fullmatch(name) else ""


def why_no_class_name(name: str) -> str:
    """Why `name` cannot be the name of a class, or "". Names become lines of labels.txt."""
    if not name or name != name.strip() or len(name) > _LONGEST:
        return f"a class name has 1 to {_LONGEST} characters, none of them a space at either end"
    if any(unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp") for letter in name):
        return "a class name is one line of ordinary characters"
    return ""


def file_name_from(text: str) -> str:
    """A name close to `text` that `why_no_file_name` accepts."""
    cleaned = _NOT_IN_FILE_NAMES.sub("_", text if is_unicode(text) else ascii(text))[:60].strip(" .").lstrip("-")
    return f"{cleaned}_" if why_no_file_name(cleaned) and not why_no_file_name(f"{cleaned}_") else cleaned or "photos"


def annotation_name(picture: str) -> str:
    """Relative path of the annotation of a picture: its own with `.json` added, shortened where that is too long."""
    if len(picture) * _BYTES_IN_A_LETTER < _SURELY_SHORT:
        return f"{picture}.json"  # at once: a hundred thousand are asked for when a project opens
    path = PurePosixPath(picture)
    name = f"{path.name}.json"
    if len(name.encode("utf-8", "surrogateescape")) > _BYTES_IN_A_FILE_NAME:
        digest = hashlib.sha256(path.name.encode("utf-8", "surrogateescape")).hexdigest()[:16]
        name = f"{path.name[:40]}~{digest}.json"
    return str(path.with_name(name))
