"""The settings as a person has them: a preset, and what was changed by hand. No widgets.

Names are those of `fields`: `epochs`, `hparams.learning_rate`, `hparams.nms_configs.iou_thresh`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from typing import Any

from app.training.settings import fields
from app.training.settings.fields import HPARAM, HPARAMS, MODEL, WEIGHTS
from effdet_core import hparams, overrides, pretrained
from effdet_core.errors import Problem, SettingError
from effdet_core.spec import EfficientDetSpec, spec_from

Flat = dict[str, Any]
BACKBONE = f"{HPARAM}backbone_name"


@dataclass(frozen=True)
class Draft:
    """preset: its name. recipe: what the preset says for this project's photos, flat. changes: made by hand, flat.

    unread: what was typed where it is no value at all, with what is wrong.
    """

    preset: str = "balanced"
    recipe: Mapping[str, Any] = field(default_factory=dict)
    changes: Mapping[str, Any] = field(default_factory=dict)
    unread: Mapping[str, Problem] = field(default_factory=dict)

    @property
    def model(self) -> str:
        """The model's name; the usual one where a wrong one was loaded."""
        found = self.changes.get(MODEL, self.recipe.get(MODEL, "efficientdet-lite0"))
        return found if found in hparams.MODELS else "efficientdet-lite0"

    @cached_property
    def usual(self) -> Flat:
        """The value of every setting when nothing was changed by hand."""
        spec = {name: item.default for name, item in _own_defaults().items()}
        own = _flat_hparams(hparams.MODELS[self.model])
        backbone = self.changes.get(BACKBONE, own[BACKBONE])
        return {**spec, WEIGHTS: pretrained.usual_start(str(backbone)), **own, **self.recipe}

    def value(self, name: str) -> Any:
        """What a setting is."""
        return self.changes[name] if name in self.changes else self.usual[name]

    def is_changed(self, name: str) -> bool:
        """Whether a setting was changed by hand, be it to something that is no value."""
        return name in self.unread or (name in self.changes and not same(self.changes[name], self.usual[name]))

    @property
    def changed(self) -> tuple[str, ...]:
        """All that were changed by hand, in the order of the form."""
        return tuple(item.name for item in fields.every() if self.is_changed(item.name))

    def with_value(self, name: str, value: Any) -> Draft:
        """A setting changed; back to usual is no change."""
        changes = {key: item for key, item in self.changes.items() if key != name}
        unread = {key: item for key, item in self.unread.items() if key != name}
        changed = replace(self, changes={**changes, name: value}, unread=unread)
        return changed if changed.is_changed(name) else replace(changed, changes=changes)

    def with_unread(self, name: str, problem: Problem) -> Draft:
        """Something was typed that is no value."""
        return replace(self, unread={**self.unread, name: problem})

    def without(self, *names: str) -> Draft:
        """These as they usually are."""
        changes = {key: item for key, item in self.changes.items() if key not in names}
        return replace(self, changes=changes, unread={k: v for k, v in self.unread.items() if k not in names})

    def with_preset(self, preset: str, recipe: Mapping[str, Any]) -> Draft:
        """Another preset, or the same for other photos; what was changed by hand stays."""
        return replace(self, preset=preset, recipe=flat(recipe))

    def loaded(self, spec: EfficientDetSpec) -> Draft:
        """All settings of a spec; what the preset says too is no change."""
        values = flat(spec.values())
        bare = replace(self, changes={MODEL: spec.model_name}, unread={})
        whole = {**_own(values), **_flat_hparams(spec.config)}
        kept = {name: value for name, value in whole.items() if name in fields.changeable() and name != HPARAMS}
        changes = {name: value for name, value in kept.items() if not same(value, bare.usual[name])}
        return replace(bare, changes=changes)

    def overrides(self) -> Flat:
        """The changes as a command line and a project keep them: parameters, and the hparams as a dict."""
        return nested({name: value for name, value in self.changes.items() if self.is_changed(name)})

    def checked(self) -> tuple[EfficientDetSpec | None, dict[str, Problem]]:
        """The spec, None where something is wrong; and what is wrong, by the name of the setting ("" for none)."""
        try:
            spec: EfficientDetSpec | None = spec_from(nested({**self.recipe, **self.changes}))
            found: tuple[Problem, ...] = ()
        except SettingError as e:
            spec, found = None, e.problems
        problems = {_name_of(problem.where): problem for problem in reversed(found)} | dict(self.unread)
        return (None if problems else spec), problems


def same(one: Any, other: Any) -> bool:
    """Whether two values mean the same: an empty text is none, a list is a tuple, true is no number."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    return bool(_settled(one) == _settled(other))


def _settled(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return tuple(_settled(item) for item in value)
    if isinstance(value, Mapping):
        return {key: _settled(item) for key, item in value.items()}
    return None if value == "" else value


def flat(values: Mapping[str, Any]) -> Flat:
    """Parameters with their hparams, as settings by name. Raises `SettingError` for hparams that cannot be read."""
    found = {name: value for name, value in values.items() if name != HPARAMS}
    for key, value in overrides.parse(values.get(HPARAMS)).items():
        if key == "nms_configs" and isinstance(value, Mapping):
            found |= {f"{HPARAM}{key}.{inner}": item for inner, item in value.items()}
        else:
            found[HPARAM + key] = value
    return found


def nested(values: Mapping[str, Any]) -> Flat:
    """The opposite of `flat`: hparams in a dict of their own, and only where there are some."""
    found: Flat = {name: value for name, value in values.items() if not name.startswith(HPARAM)}
    inside: Flat = {}
    for name, value in values.items():
        if name.startswith(HPARAM):
            group, _, inner = name.removeprefix(HPARAM).rpartition(".")
            (inside.setdefault(group, {}) if group else inside)[inner] = value
    return {**found, HPARAMS: inside} if inside else found


def storable(values: Any) -> Any:
    """As YAML keeps it: lists for tuples."""
    if isinstance(values, Mapping):
        return {name: storable(value) for name, value in values.items()}
    return [storable(item) for item in values] if isinstance(values, (list, tuple)) else values


def _name_of(where: str) -> str:
    """The setting that a problem is about: "epochs", "hparams learning_rate"; "" when it is about none of the form."""
    name = where.replace(f"{HPARAMS} ", HPARAM, 1)
    return name if name in fields.changeable() else ""


def _own(values: Flat) -> Flat:
    return {name: value for name, value in values.items() if not name.startswith(HPARAM)}


def _own_defaults() -> dict[str, Any]:
    from effdet_core.declare import declared

    return {item.name: item for item in declared(EfficientDetSpec)}


def _flat_hparams(config: hparams.ModelConfig) -> Flat:
    values = asdict(config)
    inner = values.pop("nms_configs")
    return flat({HPARAMS: values}) | {f"{HPARAM}nms_configs.{name}": value for name, value in inner.items()}


def known(values: Mapping[str, Any]) -> Flat:
    """Those of the values that are settings of the form; a newer version may have kept others."""
    return {name: value for name, value in values.items() if name in fields.changeable()}
