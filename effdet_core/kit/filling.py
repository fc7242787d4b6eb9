"""Filling in the templates: programs of other languages, and the pages of kit and card."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import Any

from effdet_core.kit import literals

_MARKS: dict[str, Any] = {
    "variable_start_string": "«",
    "variable_end_string": "»",
    "block_start_string": "«%",
    "block_end_string": "%»",
    "comment_start_string": "«#",
    "comment_end_string": "#»",
}


def program(name: str, language: str, **values: Any) -> str:
    """A program with its values filled in; every value becomes a literal of its language, so none can become code."""
    return str(_environment(language).get_template(name).render(**values))


def page(name: str, **values: Any) -> str:
    """An HTML page with its values filled in; every value is escaped but what is marked as safe."""
    return str(_environment("html").get_template(name).render(**values))


@cache
def _environment(language: str) -> Any:
    import jinja2  # here, because few commands need it

    html = language == "html"
    # Braces mean something of their own in most of the other languages.
    marks = {} if html else _MARKS | {"finalize": partial(_literal, literals.LANGUAGES[language])}
    return jinja2.Environment(
        loader=jinja2.PackageLoader("effdet_core.kit"),
        autoescape=html,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        **marks,
    )


def _literal(quote: Callable[[str], str], value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, str):
        return quote(value)
    raise TypeError(f"no literal for {value!r}")
