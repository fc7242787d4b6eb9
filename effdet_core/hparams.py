"""Every model's configuration, and how it is overridden.

`effdet_core.hparam_keys` declares the keys, under the original's names and with its defaults. A key takes effect or is
refused with the reason. `effdet_core.overrides` reads changes from text and files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, fields, is_dataclass, replace
from types import MappingProxyType
from typing import Any

from effdet_core import declare, hparam_checks
from effdet_core.errors import Problem, SettingError, raise_if
from effdet_core.hparam_keys import Activation, Decay, ModelConfig, OptimizerKind, Resize
from effdet_core.nms_configs import NmsConfigs

__all__ = [
    "MODELS",
    "Activation",
    "Decay",
    "ModelConfig",
    "NmsConfigs",
    "OptimizerKind",
    "Resize",
    "changes_of",
    "model_config",
    "with_effect",
]

SIZES = ("image_size", "target_size")


def _model(number: str, size: int, filters: int, cells: int, repeats: int, scale: float) -> ModelConfig:
    backbone = "efficientnet-lite" + number.rstrip("x")
    return ModelConfig(
        name=f"efficientdet-lite{number}",
        backbone_name=backbone,
        image_size=(size, size),
        fpn_num_filters=filters,
        fpn_cell_repeats=cells,
        box_class_repeats=repeats,
        anchor_scale=scale,
    )


MODELS: Mapping[str, ModelConfig] = MappingProxyType(
    {
        config.name: config
        for config in (
            _model("0", 320, 64, 3, 3, 3.0),
            _model("1", 384, 88, 4, 3, 3.0),
            _model("2", 448, 112, 5, 3, 3.0),
            _model("3", 512, 160, 6, 4, 4.0),
            _model("3x", 640, 200, 6, 4, 3.0),
            _model("4", 640, 224, 7, 4, 4.0),
        )
    }
)


def model_config(model_name: str, overrides: Mapping[str, Any] | None = None) -> ModelConfig:
    """The configuration of a model with `overrides`; raises `SettingError` with every problem at once."""
    if model_name not in MODELS:
        raise SettingError(
            f"there is no model {model_name!r}", where="model_name", hint=f"Choose one of {', '.join(MODELS)}."
        )
    base = MODELS[model_name]
    changes = dict(overrides or {})
    changes |= {key: _size(changes[key]) for key in SIZES if key in changes}
    config: ModelConfig
    config, problems = _merged(base, changes)
    wrong = _against(base, config)
    unsound = {problem.where.split(".")[0] for problem in wrong}
    sound = replace(config, **{key: getattr(base, key) for key in unsound})
    problems += [*wrong, *_together(sound), *_in_vain(sound, base)]
    raise_if(problems, SettingError)
    return config


def changes_of(config: ModelConfig) -> dict[str, Any]:
    """What differs from the model's own defaults, as overrides that give this configuration again."""
    ours, theirs = asdict(config), asdict(MODELS[config.name])
    changed = {key: value for key, value in ours.items() if value != theirs[key]}
    if "nms_configs" in changed:
        changed["nms_configs"] = {k: v for k, v in ours["nms_configs"].items() if v != theirs["nms_configs"][k]}
    return changed


def with_effect(model_name: str, overrides: Mapping[str, Any]) -> dict[str, Any]:
    """`overrides` without those in vain, which older versions took and wrote into their runs; others as they are."""
    if (base := MODELS.get(model_name)) is None:
        return dict(overrides)
    idle = {problem.where for problem in _in_vain(_merged(base, overrides)[0], base)}
    kept = {key: value for key, value in overrides.items() if key not in idle}
    if isinstance(inner := kept.get("nms_configs"), Mapping):
        kept["nms_configs"] = {key: value for key, value in inner.items() if f"nms_configs.{key}" not in idle}
    return kept


def _merged(base: Any, changes: Mapping[str, Any], group: str = "") -> tuple[Any, list[Problem]]:
    """`base` with changes whose values are still to be checked, and what is wrong with their keys."""
    known, written = [field.name for field in fields(base)], [group + name for name in _dotted(base)]
    problems = [declare.unknown_key(f"{group}{key}", written) for key in changes if key not in known]
    plain: dict[str, Any] = {}
    for key, value in changes.items():
        if key not in known:
            continue
        current = getattr(base, key)
        if not is_dataclass(current):
            plain[key] = value
        elif isinstance(value, Mapping):
            plain[key], inner = _merged(current, value, f"{group}{key}.")
            problems += inner
        else:
            hint = f"Write {group}{key}.{fields(current)[0].name}=…"
            problems.append(Problem(f"is a group of settings, not {declare.shown(value)}", group + key, hint))
    return declare.replace(base, plain), problems


def _against(base: ModelConfig, config: ModelConfig) -> list[Problem]:
    """Problems of the values; what the model itself fixes is compared with the model's own default."""
    found = []
    for problem in declare.problems_of(config):
        name = problem.where
        fixed_by_model = "." not in name and getattr(config, name) == getattr(base, name)
        if not fixed_by_model:
            found.append(problem)
    return found


def _dotted(base: Any) -> list[str]:
    """The keys of a group and of the groups in it, as they are written in text."""
    groups = {field.name: getattr(base, field.name) for field in fields(base)}
    inner = [f"{name}.{key.name}" for name, value in groups.items() if is_dataclass(value) for key in fields(value)]
    return [*groups, *inner]


def _together(config: ModelConfig) -> list[Problem]:
    """Problems of values that are right by themselves but not beside each other."""
    found = []
    if config.jitter_min > config.jitter_max:
        found.append(Problem("is larger than jitter_max", "jitter_min", "Swap the two."))
    if config.min_level == config.max_level:
        found.append(Problem("is max_level too, so there is nothing to fuse", "min_level", "Use two levels or more."))
    levels = config.max_level - config.min_level + 1
    scales = config.anchor_scale if isinstance(config.anchor_scale, tuple) else (config.anchor_scale,)
    if len(scales) not in (1, levels):
        message = f"must be one number or one for each of the {levels} levels, not {len(scales)}"
        found.append(Problem(message, "anchor_scale"))
    if config.fpn_config is not None:
        message = hparam_checks.fpn_levels(config.fpn_config, config.min_level, config.max_level)
        found += [Problem(message, "fpn_config")] if message else []
    return found


def _in_vain(config: ModelConfig, base: ModelConfig) -> Iterator[Problem]:
    """Changed keys that need another one to do something.

    nms_configs.method is not among them: hard is what the exported file does, as a changed one says.
    """
    needs = (
        ("loss_scale", config.mixed_precision, "mixed_precision", "Add mixed_precision=true."),
        ("img_summary_steps", config.sample_image is not None, "sample_image", "Name a picture there."),
        ("first_lr_drop_epoch", config.lr_decay_method == "stepwise", *_decay("stepwise")),
        ("second_lr_drop_epoch", config.lr_decay_method == "stepwise", *_decay("stepwise")),
        ("poly_lr_power", config.lr_decay_method == "polynomial", *_decay("polynomial")),
        ("iou_loss_weight", config.iou_loss_type is not None, "iou_loss_type", "Add iou_loss_type=ciou, or another."),
    )
    for key, needed, other, hint in needs:
        if not needed and getattr(config, key) != getattr(base, key):
            yield Problem(f"does something with {other} only", key, hint)
    if config.measured_as == "file":
        hint = "Add measured_as=nms_configs to measure the network so, or leave it out."
        for key in ("sigma", "max_nms_inputs", "max_output_size"):
            if getattr(config.nms_configs, key) != getattr(base.nms_configs, key):
                message = "cannot take effect where the network is measured as the exported file"
                yield Problem(message, f"nms_configs.{key}", hint)


def _decay(method: Decay) -> tuple[str, str]:
    return f"lr_decay_method={method}", f"Add lr_decay_method={method}, or leave it out."


def _size(value: Any) -> Any:
    """320, "640x320" (width x height) or (height, width), as (height, width)."""
    if isinstance(value, str) and (match := re.fullmatch(r"\s*(\d{1,5})\s*x\s*(\d{1,5})\s*", value)):
        return int(match[2]), int(match[1])
    if isinstance(value, int) and not isinstance(value, bool):
        return value, value
    return tuple(value) if isinstance(value, list) else value
