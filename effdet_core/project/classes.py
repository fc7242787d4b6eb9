"""The kinds of objects of a project: an id that never changes, a name, a colour."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from effdet_core.errors import Problem
from effdet_core.project.names import why_no_class_name

PALETTE = (
    "#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7", "#332288", "#44AA99", "#117733",
    "#999933", "#DDCC77", "#882255", "#AA4499", "#EE6677", "#228833", "#33BBEE", "#EE3377", "#BBBBBB", "#000000",
)  # fmt: skip
"""Told apart with the common kinds of colour blindness: Okabe and Ito's set, filled up from Paul Tol's."""


class ObjectClass(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One kind of object.

    id: stays with the class for the life of the project and is never given again. formerly: older names that
    annotation files may still hold while a renaming is under way.
    """

    id: int
    name: str
    colour: str
    formerly: tuple[str, ...] = ()


def colour_for(class_id: int, taken: Iterable[str] = ()) -> str:
    """The colour a new class gets: the one of its turn, unless other classes have it and some colour is free."""
    turn = (class_id - 1) % len(PALETTE)
    others = {colour.upper() for colour in taken}
    return next((colour for colour in (*PALETTE[turn:], *PALETTE[:turn]) if colour not in others), PALETTE[turn])


def name_problems(names: Iterable[str], taken: Iterable[str] = ()) -> list[Problem]:
    """What is wrong with the names of new classes: impossible ones, and ones that are there already."""
    seen = set(taken)
    problems = []
    for name in names:
        reason = why_no_class_name(name) or ("there are two classes of this name" if name in seen else "")
        if reason:
            problems.append(Problem(reason, where=f"class {name!r}", hint="Choose another name."))
        seen.add(name)
    return problems


def problems_of(classes: Sequence[ObjectClass], next_id: int) -> list[Problem]:
    """Everything wrong with a list of classes read from a file."""
    problems = name_problems(name for item in classes for name in (item.name, *item.formerly))
    ids = [item.id for item in classes]
    problems += [Problem("the id is used twice", f"class {c.name!r}") for i, c in enumerate(classes) if c.id in ids[:i]]
    problems += [
        Problem(f"the id must be from 1 to {next_id - 1}, below next_class_id", f"class {item.name!r}")
        for item in classes
        if not 1 <= item.id < next_id
    ]
    return problems


def positions(classes: Sequence[ObjectClass]) -> dict[str, int]:
    """0-based position of every name, former ones included."""
    return {name: i for i, item in enumerate(classes) for name in (*item.formerly, item.name)}
