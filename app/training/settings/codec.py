"""From the value of a setting to the text of its field and back."""

from __future__ import annotations

import typing
from types import NoneType
from typing import Any, Literal

from PySide6.QtCore import QLocale

from app.training.settings.fields import Field
from app.training.settings.words import translate
from effdet_core import overrides
from effdet_core.errors import SettingError

Kind = Literal["cards", "weights", "text button", "switch", "choice", "share", "number", "text"]
_OWN = {"model_name": "cards", "uri": "weights", "hparams": "text button"}
_SLID = {f"hparams.{name}" for name in ("aspect_jitter", "color_jitter", "mosaic", "label_smoothing", "alpha")}
"""Numbers whose whole range is of use."""
_TELLING = 10_000
"""A limit beyond it tells a person nothing."""
_SIZES = ("hparams.image_size", "hparams.target_size")


def kind_of(field: Field) -> Kind:
    """The kind of control that fits a setting."""
    item = field.declared
    if field.name in _OWN:
        return typing.cast(Kind, _OWN[field.name])
    kinds = _kinds(field)
    if kinds == {bool}:
        return "switch"
    if item.facts.choices:
        return "choice"
    if field.name in _SLID:
        return "share"
    return "number" if kinds <= {int, float} else "text"


def shown(field: Field, value: Any) -> str:
    """A value as it stands in its field."""
    if value is None:
        return ""
    if field.name in _SIZES and isinstance(value, (list, tuple)) and len(value) == 2:
        height, width = value
        return str(height) if height == width else f"{width}x{height}"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.10g}"
    if isinstance(value, (list, tuple)):
        return ", ".join(
            f"[{shown(field, list(item))}]" if isinstance(item, (list, tuple)) else shown(field, item) for item in value
        )
    return _flow(value) if isinstance(value, dict) else str(value)


def read(field: Field, text: str) -> Any:
    """The value of a text. Raises `SettingError` when it is none; whether it is in range is the spec's business."""
    text = text.strip()
    kinds = _kinds(field)
    if not text and field.declared.optional:
        return None
    if kinds == {str}:
        return text
    if kinds <= {int, float}:
        return _number(text, whole=kinds == {int})
    if field.name in _SIZES:
        return _size(text)
    return _free(text, sequence=any(typing.get_origin(kind) is tuple for kind in kinds))


def limits(field: Field) -> str:
    """What may be entered, in a few words, or ""."""
    facts = field.declared.facts
    low = facts.minimum if facts.minimum is not None else facts.above
    high = facts.maximum if facts.maximum is not None and facts.maximum <= _TELLING else None
    if low is None and high is None:
        return ""
    if high is None:
        return translate("Settings", "from {0}").format(_plain(low))
    if low is None:
        return translate("Settings", "up to {0}").format(_plain(high))
    return translate("Settings", "{0} to {1}").format(_plain(low), _plain(high))


def unit(field: Field) -> str:
    """The unit behind the field, in the person's language, or ""."""
    if field.name in _SIZES:
        return translate("Settings", "pixels")
    return {
        "passes": translate("Settings", "passes"),
        "epochs": translate("Settings", "passes"),
        "pictures": translate("Settings", "photos"),
        "objects": translate("Settings", "objects"),
        "steps": translate("Settings", "steps"),
        "pixels": translate("Settings", "pixels"),
    }.get(field.declared.facts.unit, "")


def choices(field: Field) -> list[tuple[Any, str]]:
    """The values of a choice and what they are called."""
    options = [(None, translate("Settings", "Not set"))] if field.declared.optional else []
    own = _choice_words(field.name)
    options = [(None, own[None])] if None in own else options
    return [*options, *((value, own.get(value, str(value))) for value in field.declared.facts.choices)]


def choice_word(name: str, value: Any) -> str:
    """What a value of a choice is called, or "" where it has no words of its own."""
    return _choice_words(name).get(value, "") if isinstance(value, (str, int, NoneType)) else ""


def _choice_words(name: str) -> dict[Any, str]:
    words: dict[str, dict[Any, str]] = {
        "strategy": {
            None: translate("Settings", "This computer"),
            "gpus": translate("Settings", "All GPUs of this computer"),
            "tpu": translate("Settings", "A Cloud TPU"),
            "workers": translate("Settings", "Several machines (TF_CONFIG)"),
        },
        "hparams.resize": {
            "stretch": translate("Settings", "Stretch"),
            "letterbox": translate("Settings", "Letterbox"),
        },
        "hparams.autoaugment_policy": {None: translate("Settings", "None")},
        "hparams.iou_loss_type": {None: translate("Settings", "Do not count it")},
        "verbose": {0: translate("Settings", "Short"), 1: translate("Settings", "Every step")},
    }
    return words.get(name, {})


def _kinds(field: Field) -> set[Any]:
    kind = field.declared.kind
    origin = typing.get_origin(kind)
    if origin in (tuple, dict, Literal):
        return {kind}
    return {item for item in typing.get_args(kind) or (kind,) if item is not NoneType}


def _number(text: str, *, whole: bool) -> int | float:
    """Also with the decimal sign of the person's language."""
    plain = text.replace(" ", "").replace("\u00a0", "").replace(QLocale().decimalPoint(), ".").replace(",", ".")
    try:
        return int(plain) if whole else float(plain)
    except ValueError:
        words = translate("Settings", "must be a whole number") if whole else translate("Settings", "must be a number")
        raise SettingError(words) from None


def _size(text: str) -> tuple[int, int]:
    parts = text.lower().replace("×", "x").split("x")
    try:
        numbers = [int(part) for part in parts]
        width, height = numbers if len(numbers) == 2 else (numbers[0], numbers[0])
    except ValueError:
        raise SettingError(translate("Settings", "must be a side like 320, or width x height like 640x320")) from None
    if len(parts) > 2:
        raise SettingError(translate("Settings", "must be a side like 320, or width x height like 640x320"))
    return height, width


def _free(text: str, *, sequence: bool) -> Any:
    """A list, a number, a word or a group, as YAML on one line."""
    whole = f"[{text}]" if sequence and "," in text and not _is_bracketed(text) else text
    found = overrides.plain_yaml(f"value: {whole}", "")
    value = found.get("value") if isinstance(found, dict) else None
    return _tuples(value)


def _is_bracketed(text: str) -> bool:
    return text.startswith("[") and text.endswith("]") and text.count("[") == 1


def _tuples(value: Any) -> Any:
    return tuple(_tuples(item) for item in value) if isinstance(value, list) else value


def _flow(value: dict[str, Any]) -> str:
    import yaml

    return yaml.safe_dump(value, default_flow_style=True, width=100_000, sort_keys=False).strip()


def _plain(value: float | None) -> str:
    return f"{value:.10g}"


def stepped(field: Field, value: float, steps: int) -> float:
    """A number some steps up or down, inside its range: whole numbers by one, others by a twentieth of themselves."""
    facts = field.declared.facts
    if isinstance(value, int) and _kinds(field) == {int}:
        moved: float = value + steps
    else:
        moved = float(f"{value * 1.05**steps:.3g}") if value else 0.01 * steps
    low = facts.minimum if facts.minimum is not None else facts.above
    if low is not None and moved < low:
        return value if facts.minimum is None else type(value)(low)
    return type(value)(facts.maximum) if facts.maximum is not None and moved > facts.maximum else moved
