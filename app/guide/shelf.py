"""Where the guide is, and what is in it.

The pages are Markdown files. A clone has them in docs/, and reads them there whatever it has built: that may be old.
What is installed has them in resources/guide, where packaging/guide.py also puts the site that a browser shows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PLACES = (ROOT / "docs", ROOT / "resources" / "guide")
FRONT = "index.md"
CHAPTERS = {
    "photos": "guide/photos-and-labels.md",
    "label": "guide/labelling.md",
    "train": "guide/training.md",
    "evaluate": "guide/evaluating.md",
    "export": "guide/exporting.md",
}
"""Which page of the guide belongs to which page of the window."""
_GROUP = re.compile(r"^## (?P<group>.+)$")
_ENTRY = re.compile(r"^- \[(?P<title>[^]]+)\]\((?P<page>[^)#]+\.md)\)")


@dataclass(frozen=True, slots=True)
class Entry:
    """A page in the contents. page: its path in the guide's folder, with slashes."""

    group: str
    title: str
    page: str


def folder(places: tuple[Path, ...] = PLACES) -> Path | None:
    """The folder of the pages; None where this installation has none."""
    return next((place for place in places if _is_guide(place)), None)


def _is_guide(place: Path) -> bool:
    """By all that the window asks for: beside what is installed, another package may have put a folder docs/."""
    return all((place / page).is_file() for page in (FRONT, *CHAPTERS.values()))


def contents(front: str) -> list[Entry]:
    """The pages that the text of the first page lists, under its headings."""
    found: list[Entry] = []
    group = ""
    for line in front.splitlines():
        if heading := _GROUP.match(line):
            group = heading["group"]
        elif entry := _ENTRY.match(line):
            found.append(Entry(group, entry["title"], entry["page"]))
    return found


def in_browser(folder: Path, page: str, section: str = "") -> str | None:
    """The address of a page of the built site, for a browser; None where there is no site."""
    built = (folder / page).with_suffix(".html")
    if not built.is_file():
        return None
    return built.as_uri() + (f"#{section}" if section else "")
