"""Settings of runs in words: what differs from the usual, and what between two runs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.training.settings import codec, fields
from effdet_core import hparams, recipe
from effdet_core.dataset import Dataset
from effdet_core.declare import declared
from effdet_core.errors import UserError
from effdet_core.hparams import ModelConfig
from effdet_core.spec import EfficientDetSpec, spec_from

translate = QCoreApplication.translate
_SHARED = ("num_epochs", "moving_average_decay", "var_freeze_expr", "tflite_max_detections", "verbose")
"""Parameters that the configuration repeats."""
_UNTOLD = ("model_dir", "verbose", "hparams", "name", "num_classes")
Flat = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """One setting in all compared runs. name: as a person reads it; key: as the field writes it."""

    name: str
    key: str
    values: tuple[str, ...]


def flat(spec: EfficientDetSpec) -> Flat:
    """Every setting by its key, parameters and the model's configuration side by side."""
    values = {key: value for key, value in asdict(spec).items() if key not in _UNTOLD}
    config = {key: value for key, value in asdict(spec.config).items() if key not in (*_UNTOLD, *_SHARED)}
    return {**_dotted(config), **values}


def unusual(spec: EfficientDetSpec, dataset: Dataset) -> tuple[str, ...]:
    """What a person changed, in a few words each: the settings that are not those of a balanced training of the model
    on these photos.
    """
    own = flat(spec)
    usual = flat(spec_from({**recipe.balanced(dataset), "model_name": spec.model_name}))
    told = [key for key, value in own.items() if value != usual.get(key)]
    return tuple(f"{label_of(key)} {shown(key, own[key])}" for key in _ordered(told))


def rows(specs: Sequence[EfficientDetSpec]) -> list[Row]:
    """The settings in which runs differ, the telling ones first; what each model brings along is left out."""
    flats = [flat(spec) for spec in specs]
    keys = {key for values in flats for key in values}
    different = [key for key in keys if any(values.get(key) != flats[0].get(key) for values in flats)]
    brought = [_dotted(asdict(hparams.MODELS[spec.model_name])) for spec in specs]
    different = [key for key in different if any(v.get(key) != b.get(key) for v, b in zip(flats, brought, strict=True))]
    found = []
    for key in _ordered(different):
        found.append(Row(label_of(key), key, tuple(shown(key, values.get(key)) for values in flats)))
    return found


def label_of(key: str) -> str:
    """The plain name of a setting."""
    plain = {
        "uri": translate("Differences", "Start"),
        "epochs": translate("Differences", "Passes"),
        "batch_size": translate("Differences", "Batch"),
        "model_name": translate("Differences", "Model"),
        "learning_rate": translate("Differences", "Learning rate"),
    }
    return plain.get(key) or _field_label(key) or key.replace("_", " ").replace(".", ": ")


def shown(key: str, value: Any) -> str:
    """A value as it is compared: short."""
    if key == "uri":
        return _start(value)
    if word := codec.choice_word(key, value) or codec.choice_word(f"{fields.HPARAM}{key}", value):
        return word[:1].lower() + word[1:]
    if value is None or value == "":
        return translate("Differences", "none")
    if isinstance(value, bool):
        return translate("Differences", "on") if value else translate("Differences", "off")
    if isinstance(value, float):
        return f"{value:.6g}"
    if key == "model_name":
        return str(value).rpartition("-")[2].capitalize()
    if isinstance(value, (tuple, list)):
        return " × ".join(map(str, value)) if key == "image_size" else ", ".join(map(str, value))
    return str(value)


def spec_of(path: Any) -> EfficientDetSpec | None:
    """The settings of a run; None where they cannot be read."""
    try:
        return EfficientDetSpec.read(path)
    except UserError:
        return None


def _field_label(key: str) -> str:
    """As the form calls it."""
    known = fields.changeable()
    name = next((name for name in (key, f"{fields.HPARAM}{key}") if name in known), "")
    return fields.field(name).label if name else ""


def _start(uri: Any) -> str:
    """What a training knew before."""
    match uri:
        case None | "":
            return translate("Differences", "with the best there is")
        case "none":
            return translate("Differences", "from nothing")
        case "imagenet":
            return translate("Differences", "from everyday photos")
    return translate("Differences", "from {name}").format(
        name=str(uri).replace("\\", "/").rstrip("/").rpartition("/")[2]
    )


def _ordered(keys: Iterable[str]) -> list[str]:
    """In the order in which settings are declared, parameters first."""
    order = [item.name for item in declared(EfficientDetSpec)] + [item.name for item in declared(ModelConfig)]
    places = {name: place for place, name in enumerate(order)}
    return sorted(keys, key=lambda key: (places.get(key.partition(".")[0], len(places)), key))


def _dotted(values: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in values.items():
        if isinstance(value, dict):
            found |= _dotted(value, f"{prefix}{key}.")
        else:
            found[f"{prefix}{key}"] = _hashable(value)
    return found


def _hashable(value: Any) -> Any:
    return tuple(map(_hashable, value)) if isinstance(value, (list, tuple)) else value
