"""What a person would not want to publish, taken out of what is copied: folders, and names of people and computers."""

from __future__ import annotations

import getpass
import os
import platform
import re
import socket
import sys
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import effdet_core

_NAME_VARIABLES = ("USER", "LOGNAME", "USERNAME", "SUDO_USER")
_HOST_VARIABLES = ("HOSTNAME", "HOST", "COMPUTERNAME", "USERDOMAIN")
_NOBODY = frozenset(
    {"root", "user", "users", "admin", "administrator", "ubuntu", "debian", "fedora", "pi", "localhost", "local"}
    | {"runner", "docker", "container", "home", "workgroup", "linux", "windows", "macos", "default", "nobody"}
)
"""Names that tell nothing of a person; without them a report would be harder to read."""
_OPEN = ("/usr", "/lib", "/lib64", "/bin", "/etc", "/opt", "/proc", "/sys", "/dev", "/run", "/System", "/Library")
_OPEN_ON_WINDOWS = ("windows", "program files", "program files (x86)")
"""Folders that are the same on every computer."""
_NAME = r"[^\s/\\'\"<>:,;()]+"
_FOLDER = rf"{_NAME}(?: {_NAME})*"
"""The name of a folder may hold spaces; what follows the last slash ends at the first, so that no sentence is lost."""
_UNIX = re.compile(rf"(?<![\w~<>/.:…])/(?:{_FOLDER}/)*(?:{_NAME})?")
_WINDOWS = re.compile(r"(?<!\w)[A-Za-z]:(?:[\\/]+[^\\/'\"<>:,;\n]+)+")
_SHARE = re.compile(r"(?<![\w:…])\\\\[^\s'\"<>]+")
_LABELLED = re.compile(rf"(~|<[a-z ]+>)((?:[\\/]+{_FOLDER}(?=[\\/]))*[\\/]+{_NAME})")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*")
_SERVER = re.compile(r"\b[a-z]+://[^\s'\"]+")


@dataclass(frozen=True, slots=True)
class Secrets:
    """folders: (path, what stands in its place). names: (name, what stands in its place)."""

    folders: tuple[tuple[str, str], ...] = ()
    names: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of_this_computer(cls, places: Mapping[str, Path] | None = None) -> Secrets:
        """The home folder, and the names of its person and computer. places: more folders, by what to call them."""
        folders = [*((home, "~") for home in _homes()), (tempfile.gettempdir(), "<temporary>")]
        folders += [(str(path), f"<{name.lower()}>") for name, path in (places or {}).items()]
        folders += [(sys.prefix, "<python>"), (str(Path(effdet_core.__file__).parents[1]), "<program>")]
        names = [(name, "<user>") for name in _people()] + [(name, "<computer>") for name in _computers()]
        return cls(tuple(dict(reversed(folders)).items()), tuple(dict(reversed(names)).items()))


def cleaned(text: str, secrets: Secrets) -> str:
    """A text that can be published.

    Known folders become their labels, every other folder that is not the same on all computers `…`; the last part of
    such a path stays. Names go as whole words, whatever their case. Whatever looks like an address goes.
    """
    text = unicodedata.normalize("NFC", text)
    text = _SERVER.sub("<address>", _MAIL.sub("<address>", text))
    for folder, label in _longest_first(secrets.folders):
        for written in _ways_to_write(folder):
            text = _replaced(re.escape(written) + r"(?![\w-])", label, text)
    text = _WINDOWS.sub(_shortened_on_windows, text)
    text = _SHARE.sub("<share>", text)
    text = _UNIX.sub(_shortened, text)
    text = _LABELLED.sub(_last_of_labelled, text)
    for name, label in _longest_first(secrets.names):
        if _tells(name):
            escaped = re.escape(unicodedata.normalize("NFC", name))
            text = _replaced(rf"(?<![^\W_]){escaped}(?![^\W_])", label, text)
    return text


def _longest_first(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted(pairs, key=lambda pair: -len(pair[0]))


def _replaced(pattern: str, label: str, text: str) -> str:
    """label: put there as it is, whatever signs it holds."""
    return re.sub(pattern, lambda _: label, text, flags=re.IGNORECASE)


def _ways_to_write(folder: str) -> Iterator[str]:
    """As the system writes it, as Python quotes it, with other slashes, and as in a link."""
    plain = unicodedata.normalize("NFC", folder).rstrip("/\\")
    if len(plain) < 2 or plain.endswith(":"):
        return
    yield from dict.fromkeys((plain.replace("\\", "\\\\"), plain, plain.replace("\\", "/"), quote(plain)))


def _shortened(found: re.Match[str]) -> str:
    path = found.group()
    if path == "/" or any(path == known or path.startswith(f"{known}/") for known in _OPEN):
        return path
    return f"…/{path.rpartition('/')[2]}"


def _shortened_on_windows(found: re.Match[str]) -> str:
    parts = [part for part in re.split(r"[\\/]+", found.group()) if part]
    if len(parts) < 2 or parts[1].lower() in _OPEN_ON_WINDOWS:
        return found.group()
    return f"…\\{parts[-1]}" if len(parts) > (3 if parts[1].lower() == "users" else 2) else "…"


def _last_of_labelled(found: re.Match[str]) -> str:
    parts = [part for part in re.split(r"[\\/]+", found.group(2)) if part]
    between = "/…/" if len(parts) > 1 else "/"
    return f"{found.group(1)}{between}{parts[-1]}"


def _tells(name: str) -> bool:
    """A single letter or a number names nobody, and would be found everywhere."""
    return len(name.strip()) > 1 and not name.strip().isdigit() and name.strip().lower() not in _NOBODY


def _homes() -> Iterator[str]:
    with suppress(RuntimeError):
        yield str(Path.home())
    for variable in ("HOME", "USERPROFILE"):
        if value := os.environ.get(variable):
            yield value
    if account := _account():
        yield account[2]


def _people() -> Iterator[str]:
    with suppress(OSError, KeyError, ImportError):
        yield getpass.getuser()
    for variable in _NAME_VARIABLES:
        if value := os.environ.get(variable):
            yield value
    if account := _account():
        yield account[0]
        yield from _parts(account[1])
    for home in _homes():
        yield re.split(r"[\\/]", home.rstrip("/\\"))[-1]


def _parts(full_name: str) -> Iterable[str]:
    """A full name, its parts: a camera may be called after the first one."""
    whole = full_name.split(",")[0].strip()
    return [whole, *(part for part in re.split(r"[\s.]+", whole) if len(part) > 2)] if whole else []


def _account() -> tuple[str, str, str] | None:
    """Name, full name and home of this account, where the system keeps such a list."""
    try:
        import pwd
    except ImportError:
        return None
    try:
        entry = pwd.getpwuid(os.getuid())
    except (KeyError, AttributeError):
        return None
    return entry.pw_name, entry.pw_gecos, entry.pw_dir


def _computers() -> Iterator[str]:
    known = [socket.gethostname(), platform.node(), *(os.environ.get(name, "") for name in _HOST_VARIABLES)]
    for name in filter(None, known):
        yield name
        yield name.split(".")[0]
