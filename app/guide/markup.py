"""A page's Markdown as the HTML that Qt shows, and as sections that can be searched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

_COMMENT = re.compile(r"<!--.*?-->\s*", re.DOTALL)

PICTURE = "picture"
"""The class of a paragraph that is only a picture: the height of a line would count for all of it."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the text below it, up to the next one. anchor: its name in links."""

    title: str
    anchor: str
    text: str


def html(markdown: str) -> str:
    """A page. Headings get the names that links of the guide use; HTML in the page is shown as text."""
    parser = _parser()
    tokens = parser.parse(_COMMENT.sub("", markdown))
    for place, token in enumerate(tokens):
        if token.type == "heading_open":
            inside = tokens[place + 1]
            inside.children = [_named(slug(inside.content)), *(inside.children or [])]
        elif token.type == "table_open":
            token.attrSet("cellpadding", "6")
        elif token.type == "fence":
            token.content = token.content.rstrip("\n")  # Qt draws an empty line for it
        elif token.type == "paragraph_open" and _is_picture(tokens[place + 1]):
            token.attrSet("class", PICTURE)
    return str(parser.renderer.render(tokens, parser.options, {}))


def sections(markdown: str) -> list[Section]:
    """A page in pieces, each with the plain text of its words."""
    found: list[tuple[str, list[str]]] = []
    tokens = _parser().parse(_COMMENT.sub("", markdown))
    heading = False
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            heading = token.type == "heading_open"
        elif heading or not found:
            found.append((_plain(token), []))
        elif token.content:
            found[-1][1].append(_plain(token))
    return [Section(title, slug(title), " ".join(text)) for title, text in found]


def slug(heading: str) -> str:
    """The name of a heading in links, as the built site names it."""
    words = re.sub(r"[^\w\s-]", "", heading.replace("`", "").lower())
    return re.sub(r"[-\s]+", "-", words).strip("-")


def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def _named(name: str) -> Token:
    anchor = Token("html_inline", "", 0)
    anchor.content = f'<a name="{name}"></a>'
    return anchor


def _is_picture(inline: Token) -> bool:
    return [token.type for token in inline.children or []] == ["image"]


def _plain(token: Token) -> str:
    return "".join(_words(token.children)) if token.children else token.content


def _words(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "softbreak":
            yield " "
        elif token.type != "image":
            yield token.content
