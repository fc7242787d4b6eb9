"""The pages that people read, in the pieces that can be checked: links, pictures, commands and snippets."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "packaging" / "README.md",
    *sorted(path for path in DOCS.rglob("*.md") if "adr" not in path.parts),
]
_FENCE = re.compile(r"^```(?P<language>[\w-]*)[^\n]*\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_LINK = re.compile(r"(?P<picture>!?)\[(?P<text>[^\]]*)\]\((?P<target>[^)\s]+)\)")


@dataclass(frozen=True)
class Snippet:
    """Code in a page. language: "" for a terminal."""

    page: str
    language: str
    text: str


@dataclass(frozen=True)
class Link:
    """A link or a picture. target: as it is written."""

    page: Path
    target: str
    is_picture: bool


def name_of(page: Path) -> str:
    """Its path in the repository."""
    return page.relative_to(ROOT).as_posix()


def snippets() -> list[Snippet]:
    """The blocks of code of all pages."""
    return [
        Snippet(name_of(page), found["language"], found["text"])
        for page in PAGES
        for found in _FENCE.finditer(page.read_text("utf-8"))
    ]


def terminal_lines(snippet: Snippet) -> list[str]:
    """What is typed, without remarks."""
    lines = (re.split(r"\s{2,}|\s#", line.strip())[0] for line in snippet.text.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def commands() -> dict[str, str]:
    """Every line for `effdet` in a block -> the page it is first on; with `python3 run.py effdet` for it, too."""
    found: dict[str, str] = {}
    for snippet in snippets():
        if snippet.language in ("", "sh"):
            for line in terminal_lines(snippet):
                line = line.removeprefix("python3 run.py ").removeprefix("py run.py ")
                if line.startswith("effdet "):
                    found.setdefault(line, snippet.page)
    return found


def inline() -> Iterator[tuple[str, str]]:
    """(page, text) of code within sentences."""
    for page in PAGES:
        for text in _INLINE.findall(_FENCE.sub("", page.read_text("utf-8"))):
            yield name_of(page), text


def links() -> list[Link]:
    """All links and pictures."""
    return [
        Link(page, found["target"], bool(found["picture"]))
        for page in PAGES
        for found in _LINK.finditer(_FENCE.sub("", page.read_text("utf-8")))
    ]


def words(line: str) -> list[str]:
    """A line as the shell splits it."""
    return shlex.split(line)
