"""Which variables learn: freezing by a regular expression over canonical names, and what weight decay pulls on."""

from __future__ import annotations

import re
from collections.abc import Sequence

import keras

from effdet_core.errors import SettingError
from effdet_core.hparams import ModelConfig
from effdet_core.nn.network import canonical_name
from effdet_core.nn.network.layers import BatchNorm

_FLAGS = re.compile(r"\(\?[aiLmsux]+\)")
_DECAYED = re.compile(r".*(kernel|weight):0$")


def apply_freeze(model: keras.Model, expression: str | None) -> tuple[str, ...]:
    """Freezes every trainable variable whose name plus ':0' matches `expression` from its start; returns their names.

    A layer of which nothing is left to train is frozen as a whole: from then on it normalises by its moving
    statistics and drops no paths, also while training (docs/adr/0102). An empty expression freezes nothing; nothing
    is ever unfrozen. Raises `SettingError` when the expression is not valid.
    """
    if not expression:
        return ()
    pattern = _compiled(expression)
    frozen = [v for v in model.trainable_variables if pattern.match(_full_name(v))]
    layers = [layer for layer in model._flatten_layers() if layer.trainable_variables]
    for variable in frozen:
        variable.trainable = False
    for layer in layers:
        if not layer.trainable_variables:
            layer.trainable = False
    return tuple(canonical_name(v) for v in frozen)


def configure_normalisation(model: keras.Model, config: ModelConfig) -> None:
    """Settles what normalisation layers do that freezing left alone (`batch_norm_trainable`, `is_training_bn`).

    To be called after `apply_freeze`, which looks at what could still learn.
    """
    for layer in model._flatten_layers():
        if isinstance(layer, BatchNorm):
            layer.measures = config.is_training_bn
            if not config.batch_norm_trainable:
                layer.gamma.trainable = layer.beta.trainable = False


def narrowed(expression: str | None, fresh: Sequence[str]) -> str | None:
    """`expression` for all but the variables whose canonical names begin with one of `fresh`.

    What starts at random has to learn, whatever it is called: only what came pretrained is frozen.
    """
    if not expression or "" in fresh:
        return None
    flags = _FLAGS.match(expression)
    start = flags.end() if flags else 0
    spared = "|".join(map(re.escape, fresh))
    return f"{expression[:start]}(?!{spared})(?:{expression[start:]})" if fresh else expression


def spared(model: keras.Model, expression: str | None, fresh: Sequence[str]) -> tuple[str, ...]:
    """Canonical names of what `expression` means to freeze and `narrowed` does not; also after it."""
    if not expression:
        return ()
    pattern = _compiled(expression)
    named = [v for v in model.trainable_variables if pattern.match(_full_name(v))]
    return tuple(name for v in named if (name := canonical_name(v)).startswith(tuple(fresh)))


def l2_variables(model: keras.Model) -> list[keras.Variable]:
    """The variables that weight decay pulls to zero: all kernels that are trained, no biases, no normalisation."""
    return [v for v in model.trainable_variables if _DECAYED.match(_full_name(v))]


def _full_name(variable: keras.Variable) -> str:
    return f"{canonical_name(variable)}:0"


def _compiled(expression: str) -> re.Pattern[str]:
    try:
        return re.compile(expression)
    except re.error as e:
        raise SettingError(
            f"{expression!r} is not a regular expression: {e}",
            where="var_freeze_expr",
            hint="For example '(efficientnet|fpn_cells|resample_p6)', or leave it empty to train everything.",
        ) from e
