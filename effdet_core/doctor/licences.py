"""What this program is built of, and under which licences, as the packages themselves say."""

from __future__ import annotations

import importlib.metadata
import platform
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import effdet_core
from effdet_core.doctor.packages import DISTRIBUTION, normal
from effdet_core.doctor.tested import TESTED

OWN = "Apache-2.0"
UNKNOWN = "?"
_LONGEST = 60
"""Signs of a licence's name; some packages put the whole text there."""
_BEGINNING = 4000
_FILES = re.compile(r"(^|[/\\])(licen[cs]e|copying|notice)[^/\\]*$", re.IGNORECASE)
_HEADS = (
    (r"Apache (Software )?License,?\s+(Version )?2\.0", "Apache-2.0"),
    (r"MIT License|Permission is hereby granted, free of charge", "MIT"),
    (r"Redistribution and use in source and binary forms", "BSD"),
    (r"Mozilla Public License,? Version 2\.0", "MPL-2.0"),
    (r"GNU LESSER GENERAL PUBLIC LICENSE", "LGPL"),
)
"""How the usual licences begin, for packages that name none."""


@dataclass(frozen=True, slots=True)
class Part:
    """Something built in. licence: its name, or `UNKNOWN`. direct: asked for by us, not by another part."""

    name: str
    version: str
    licence: str
    direct: bool = True


def parts() -> tuple[Part, ...]:
    """Everything that is here: what we ask for by name, then what that brings along."""
    direct = tuple(TESTED)
    found = [part for name in direct if (part := _part(name, direct=True))]
    brought = [part for name in _brought(direct) if (part := _part(name, direct=False))]
    return (Part("Python", platform.python_version(), "PSF-2.0"), *_ffmpeg(), *found, *brought)


def text(name: str) -> str:
    """The licence texts that a package brings, or "". name: `DISTRIBUTION` for our own."""
    texts = [text for _, text in _texts(name)]
    if not texts and name == DISTRIBUTION:
        with suppress(OSError):  # a clone that was not installed
            texts = [(Path(effdet_core.__file__).parents[1] / "LICENSE").read_text("utf-8")]
    return "\n\n".join(texts)


def named(metadata: importlib.metadata.PackageMetadata) -> str:
    """The licence in a few words as the package says, in whichever field, or ""."""
    fields = [*_all(metadata, "License-Expression"), *_all(metadata, "License")]
    short = [value for value in fields if value and value != "UNKNOWN" and len(value) <= _LONGEST and "\n" not in value]
    classified = [
        value.rpartition(" :: ")[2] for value in _all(metadata, "Classifier") if value.startswith("License ::")
    ]
    for value in (*short, *(value for value in classified if value != "OSI Approved")):
        return value.strip()
    return ""


def recognised(licence_text: str) -> str:
    """The licence that a text begins as, or `UNKNOWN`."""
    begins = (licence for head, licence in _HEADS if re.search(head, licence_text[:_BEGINNING], re.IGNORECASE))
    return next(begins, UNKNOWN)


def _all(metadata: importlib.metadata.PackageMetadata, field: str) -> Iterable[str]:
    return metadata.get_all(field) or ()


def _part(name: str, *, direct: bool) -> Part | None:
    try:
        found = importlib.metadata.distribution(name)
    except importlib.metadata.PackageNotFoundError:
        return None
    licence = named(found.metadata) or recognised(next((text for _, text in _texts(name)), ""))
    return Part(found.metadata["Name"], found.version, licence, direct)


def _brought(direct: Iterable[str]) -> list[str]:
    """The names of what the direct ones need, and what these need in turn."""
    known = {normal(name) for name in direct}
    waiting, found = [*known], set()
    while waiting:
        with suppress(importlib.metadata.PackageNotFoundError):
            asked = importlib.metadata.requires(waiting.pop()) or []
            needed = {normal(re.split(r"[^\w.-]", item)[0]) for item in asked if "extra ==" not in item}
            waiting += needed - known
            found |= needed - known
            known |= needed
    return sorted(found)


def _texts(name: str) -> Iterator[tuple[str, str]]:
    """Licence files of a package by their path; those of parts within it come later."""
    with suppress(importlib.metadata.PackageNotFoundError):
        files = [file for file in importlib.metadata.files(name) or () if _FILES.search(str(file))]
        for file in sorted(files, key=lambda file: (".dist-info" not in str(file), len(file.parts), str(file))):
            if file.suffix.lower() not in (".py", ".pyc", ".pyi", ".so"):
                with suppress(OSError, UnicodeDecodeError):
                    yield str(file), file.read_text("utf-8")


def _ffmpeg() -> Iterator[Part]:
    """PyAV's package holds FFmpeg, under the licence that its parts were chosen for."""
    with suppress(ImportError, KeyError, AttributeError):
        from av import ffmpeg_version_info
        from av._core import library_meta

        yield Part("FFmpeg (in PyAV)", str(ffmpeg_version_info), str(library_meta["libavcodec"]["license"]))
