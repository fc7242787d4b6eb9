"""How a person likes to see the photos; kept from one day to the next."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from app import settings
from app.browser.tile import SIZES
from effdet_core.project.catalogue import Query, Sort

_PAGE = "photos"


def size() -> str:
    """Of the pictures: small, medium or large."""
    found = settings.store().page(_PAGE).get("size")
    return str(found) if found in [item.name for item in SIZES] else "medium"


def ordered(query: Query) -> Query:
    """A query in the order chosen last."""
    kept = settings.store().page(_PAGE)
    sorts: tuple[Sort, ...] = get_args(Sort)
    sort = next((known for known in sorts if known == kept.get("sort")), None)
    return replace(query, sort=sort, descending=kept.get("descending") is True) if sort else query


def has_panel() -> bool:
    """Whether the classes are shown beside the photos."""
    return settings.store().page(_PAGE).get("panel") is not False


def keep_size(name: str) -> None:
    """For the next time."""
    settings.store().remember(_PAGE, size=name)


def keep_order(query: Query) -> None:
    """For the next time."""
    kept = ordered(Query())
    if (query.sort, query.descending) != (kept.sort, kept.descending):  # a filter alone writes nothing
        settings.store().remember(_PAGE, sort=query.sort, descending=query.descending)


def keep_panel(shown: bool) -> None:
    """For the next time."""
    settings.store().remember(_PAGE, panel=shown)
