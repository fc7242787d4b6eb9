"""Every setting of a training in plain words, and where it stands: one row per name.

A parameter of the spec goes by its own name, an hparam as `hparams.NAME`. Type, range, unit and default come from the
declarations in `effdet_core`; what a person reads is here, because it is translated.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from app.training.settings.words import translate
from effdet_core.declare import Declared, declared
from effdet_core.hparam_keys import ModelConfig
from effdet_core.nms_configs import NmsConfigs
from effdet_core.spec import EfficientDetSpec

Level = Literal["essentials", "more", "expert"]
LEVELS: tuple[Level, ...] = ("essentials", "more", "expert")
HPARAM = "hparams."
MODEL, WEIGHTS, HPARAMS = "model_name", "uri", "hparams"


@dataclass(frozen=True, slots=True)
class Field:
    """One setting. text: a few words. help: a sentence. Both English, marked for translation under "Settings"."""

    name: str
    text: str
    help: str

    @property
    def term(self) -> str:
        """What the field of study, the command line and YAML call it."""
        return self.name.removeprefix(HPARAM)

    @property
    def label(self) -> str:
        """The few words in the person's language."""
        return translate("Settings", self.text)

    @property
    def sentence(self) -> str:
        """The sentence in the person's language."""
        return translate("Settings", self.help)

    @property
    def declared(self) -> Declared:
        """Type, range, unit and default."""
        return _declared()[self.name]


@dataclass(frozen=True, slots=True)
class Part:
    """Settings under one small heading."""

    level: Level
    text: str
    fields: tuple[Field, ...]

    @property
    def title(self) -> str:
        """The heading in the person's language."""
        return translate("Settings", self.text)


def parts(level: Level) -> tuple[Part, ...]:
    """The parts of a level, in order."""
    return tuple(part for part in _table() if part.level == level)


def every() -> Iterator[Field]:
    """All settings, in order."""
    for part in _table():
        yield from part.fields


def field(name: str) -> Field:
    """The setting of a name."""
    return _by_name()[name]


def level_of(name: str) -> Level:
    """Where a setting stands."""
    return next(part.level for part in _table() if any(item.name == name for item in part.fields))


@cache
def changeable() -> tuple[str, ...]:
    """The names of all settings that can be changed, as they are declared."""
    return tuple(name for name, item in _declared().items() if not item.facts.fixed)


@cache
def _declared() -> dict[str, Declared]:
    found = {item.name: item for item in declared(EfficientDetSpec)}
    for item in declared(ModelConfig):
        if item.kind is NmsConfigs:
            found |= {f"{HPARAM}{item.name}.{inner.name}": inner for inner in declared(NmsConfigs)}
        else:
            found[HPARAM + item.name] = item
    return found


@cache
def _by_name() -> dict[str, Field]:
    return {item.name: item for item in every()}


@cache
def _table() -> tuple[Part, ...]:
    from app.training.settings import table_learning, table_network, table_plain  # built of the classes above

    return (*table_plain.PARTS, *table_learning.PARTS, *table_network.PARTS)
