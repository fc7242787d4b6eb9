"""Specs by name: `model_spec.get('efficientdet_lite0')`."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from effdet_core import hparams
from effdet_core.errors import SettingError
from effdet_core.spec import EfficientDetSpec

OBJECT_DETECTION_MODELS = [name.replace("-", "_") for name in hparams.MODELS]
MODEL_SPECS: Mapping[str, str] = MappingProxyType({name.replace("-", "_"): name for name in hparams.MODELS})
"""The original's name of each model, and the model's own."""


def get(
    spec_or_str: str | EfficientDetSpec | Callable[..., EfficientDetSpec], *args: Any, **kwargs: Any
) -> EfficientDetSpec:
    """A spec from the name of a model (efficientdet_lite0, …), from a constructor or from a spec, which comes back.

    args, kwargs: for the constructor. Raises `SettingError` for a name that does not exist, and when a finished spec
    comes with arguments.
    """
    if isinstance(spec_or_str, EfficientDetSpec):
        if args or kwargs:
            raise SettingError("is finished already and takes no arguments", where="model_spec", hint="Give its name.")
        return spec_or_str
    if isinstance(spec_or_str, str):
        return EfficientDetSpec(*args, **{"model_name": _model_name(spec_or_str)} | kwargs)
    return spec_or_str(*args, **kwargs)


def _model_name(name: str) -> str:
    if found := MODEL_SPECS.get(name.replace("-", "_")):
        return found
    close = difflib.get_close_matches(name, MODEL_SPECS, n=1)
    hint = f"Did you mean {close[0]!r}?" if close else f"There are {', '.join(MODEL_SPECS)}."
    raise SettingError(f"there is no object detector {name!r}", where="model_spec", hint=hint)
