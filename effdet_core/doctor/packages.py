"""The packages this program is made of: are they here, in which version, do they load."""

from __future__ import annotations

import importlib.metadata
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

import msgspec

from effdet_core import children, tasks
from effdet_core.doctor.finding import Finding, bad, note, ok, words
from effdet_core.doctor.tested import TESTED
from effdet_core.errors import UserError

DISTRIBUTION = "effdet-studio"
COMPILED = {
    "numpy": "numpy",
    "PIL.Image": "pillow",
    "msgspec": "msgspec",
    "psutil": "psutil",
    "av": "av",
    "faster_coco_eval": "faster-coco-eval",
    "ai_edge_litert.interpreter": "ai-edge-litert",
}
"""Modules that hold compiled parts, and the package of each; TensorFlow and Qt have rows of their own."""
_OPERATORS = {
    ">=": lambda here, bound: here >= bound,
    "<": lambda here, bound: here < bound,
    "==": lambda here, bound: here == bound,
}
_AGAIN = words("Install this program again.")


@dataclass(frozen=True, slots=True)
class Package:
    """One that we depend on. wanted: versions that will do, such as '>=2.0'. here, tested: versions, or ""."""

    name: str
    wanted: str
    here: str
    tested: str = ""

    @property
    def fits(self) -> bool:
        """Whether what is here will do."""
        return bool(self.here) and fits(self.here, self.wanted)


class LoadRequest(msgspec.Struct, frozen=True):
    """The modules to load, in this order."""

    modules: tuple[str, ...]


class Loaded(msgspec.Struct, frozen=True):
    """What went wrong, by module."""

    problems: dict[str, str]


def versions() -> Iterator[Finding]:
    """Whether every package is here, and in which versions we tested them together."""
    yield judged(known(), bundle=children.is_bundle())


def known() -> tuple[Package, ...]:
    """Those that we cannot do without: the tested ones, with what the installed program asks of their versions."""
    asked: list[str] = []
    with suppress(importlib.metadata.PackageNotFoundError):  # a clone that was not installed
        asked = [item for item in importlib.metadata.requires(DISTRIBUTION) or [] if "extra ==" not in item]
    wanted = {normal(re.split(r"[^\w.-]", item)[0]): item for item in asked}
    return tuple(_package(wanted.get(name, name)) for name in dict.fromkeys((*TESTED, *wanted)))


def judged(packages: Sequence[Package], *, bundle: bool) -> Finding:
    """Missing ones, wrong ones, then those in another version than the tested one."""
    missing = [item for item in packages if not item.here]
    wrong = [item for item in packages if item.here and not item.fits]
    other = [item for item in packages if item.tested and item.here != item.tested]
    if missing or wrong:
        parts = [f"{item.name} ({item.here or '–'}, {item.wanted or '*'})" for item in (*missing, *wrong)]
        install = " ".join(f"'{item.name}{item.wanted}'" for item in (*missing, *wrong))
        remedy = _AGAIN if bundle else words("pip install {install}")
        text = words("missing, or too old or new: {packages}")
        return bad("Packages", text, remedy, packages=", ".join(parts), install=install)
    if other:
        parts = [f"{item.name} {item.here} ({item.tested})" for item in other]
        install = " ".join(f"{item.name}=={item.tested}" for item in other)
        remedy = _AGAIN if bundle else words("Where something misbehaves, take the tested ones: pip install {install}")
        text = words("{count} as tested; others in another version than the tested one: {packages}")
        facts = {"count": len(packages) - len(other), "packages": ", ".join(parts), "install": install}
        return note("Packages", text, remedy, **facts)
    return ok("Packages", "{count}, each in the version that was tested", count=len(packages))


def loading(tell: tasks.Tell) -> Iterator[Finding]:
    """Whether the compiled parts load, in a process of its own: one that does not fit may end its process."""
    last = next(iter(COMPILED))

    def told(done: int, total: int, what: str) -> None:
        nonlocal last
        last = what or last
        tell(done, total, what)

    try:
        loaded = tasks.run("effdet_core.doctor.loading", LoadRequest(tuple(COMPILED)), Loaded, told)
    except UserError as e:
        yield broken({last: e.problems[0].message}, bundle=children.is_bundle())
        return
    if loaded.problems:
        yield broken(loaded.problems, bundle=children.is_bundle())
    else:
        yield ok("Compiled parts", "{packages} load", packages=", ".join(COMPILED.values()))


def broken(problems: Mapping[str, str], *, bundle: bool) -> Finding:
    """Those that do not load, with what they said."""
    names = {module: COMPILED.get(module, module) for module in problems}
    parts = [f"{names[module]}: {words_ or '–'}" for module, words_ in problems.items()]
    remedy = _AGAIN if bundle else words("pip install --force-reinstall {install}")
    facts = {"problems": "; ".join(parts), "install": " ".join(dict.fromkeys(names.values()))}
    return bad("Compiled parts", "do not load: {problems}", remedy, **facts)


def fits(version: str, wanted: str) -> bool:
    """Whether a version is one of those that our requirements ask for; what we do not use there counts as fitting."""
    for operator, bound in re.findall(r"(>=|<|==)\s*([\d.]+)", wanted):
        here, asked = _aligned(version, bound)
        if not _OPERATORS[operator](here, asked):
            return False
    return True


def normal(name: str) -> str:
    """The one way of writing a package's name."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _aligned(one: str, other: str) -> tuple[list[int], list[int]]:
    pairs = itertools.zip_longest(_numbers(one), _numbers(other), fillvalue=0)
    left, right = zip(*pairs, strict=True)
    return list(left), list(right)


def _numbers(version: str) -> list[int]:
    release = re.match(r"\d+(?:\.\d+)*", version)
    return [int(part) for part in release.group().split(".")] if release else [0]


def _package(requirement: str) -> Package:
    name = re.split(r"[^\w.-]", requirement)[0]
    wanted = requirement.partition(";")[0][len(name) :].strip()
    try:
        here = importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        here = ""
    return Package(name, wanted, here, TESTED.get(normal(name), ""))
