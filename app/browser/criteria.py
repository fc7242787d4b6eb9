"""What the filter bar asks for: changes of a query, and the query in words."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, TypeVar

from app.browser import texts
from app.browser.texts import said, translate
from effdet_core.project.catalogue import STATES, Counts, Query

Facet = Literal["classes", "states", "splits"]
_T = TypeVar("_T")


def toggled(query: Query, facet: Facet, value: object) -> Query:
    """With one value of a set chosen or no longer chosen."""
    chosen: frozenset[object] = getattr(query, facet)
    return replace(query, **{facet: chosen ^ {value}})  # type: ignore[arg-type]


def only(query: Query, facet: Facet, value: object) -> Query:
    """With this one value of a set; none of it when it was alone already."""
    chosen: frozenset[object] = getattr(query, facet)
    return replace(query, **{facet: frozenset() if chosen == {value} else frozenset({value})})  # type: ignore[arg-type]


def without_filters(query: Query) -> Query:
    """Everything again, in the order that was chosen."""
    return Query(sort=query.sort, descending=query.descending, binned=query.binned)


def is_filtering(query: Query) -> bool:
    """Whether anything is left out."""
    return query != without_filters(query)


def renamed(query: Query, old: str, new: str | None) -> Query:
    """The query once a class has another name, or none any more."""
    if old not in query.classes:
        return query
    return replace(query, classes=(query.classes - {old}) | (frozenset({new}) if new else frozenset()))


def total(query: Query, counts: Counts) -> int:
    """How many photos there would be without the filters."""
    return counts.binned if query.binned else counts.all


def in_words(query: Query, shown: int, of: int) -> str:
    """“61 of 364 photos: labelled, with RBC or WBC, for training”."""
    heading = _heading(query, shown, of)
    parts = [
        part
        for part in (_name(query), _state(query), _classes(query), _split(query), _boxes(query), _missing(query))
        if part
    ]
    if not parts:
        return heading
    return translate("Photos", "{0}: {1}").format(heading, ", ".join(parts))


def _heading(query: Query, shown: int, of: int) -> str:
    if query.binned:
        return translate("Photos", "%n photo(s) in the bin", None, shown)
    if not is_filtering(query):
        return texts.photos(shown)
    return translate("Photos", "{0} of {1}").format(texts.number(shown), texts.photos(of))


def _name(query: Query) -> str:
    return translate("Photos", "“{0}” in the name").format(query.text) if query.text else ""


def _state(query: Query) -> str:
    words = [said(texts.STATES[state]).lower() for state in STATES if state in query.states]
    if query.reviewed is not None:
        mark = translate("Photos", "reviewed") if query.reviewed else translate("Photos", "not reviewed")
        return ", ".join([texts.one_of(words), mark]) if words else mark
    return texts.one_of(words)


def _classes(query: Query) -> str:
    return translate("Photos", "with {0}").format(texts.one_of(sorted(query.classes))) if query.classes else ""


def _split(query: Query) -> str:
    named = [texts.use(split) for split in texts.USES if split in query.splits]
    words = [translate("Photos", "for {0}").format(texts.one_of(named))] if named else []
    if None in query.splits:
        words.append(translate("Photos", "without a split"))
    return texts.one_of(words)


def _missing(query: Query) -> str:
    return translate("Photos", "whose file is missing") if query.missing else ""


def _boxes(query: Query) -> str:
    least, most = query.fewest_boxes, query.most_boxes
    if most is None:
        return translate("Photos", "%n box(es) or more", None, least) if least else ""
    if least == most:
        return translate("Photos", "exactly %n box(es)", None, least)
    if not least:
        return translate("Photos", "at most %n box(es)", None, most)
    return translate("Photos", "{0} to {1}").format(least, texts.boxes(most))
