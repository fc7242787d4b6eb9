"""Where a training's starting weights come from (`uri`), and what of them stays frozen."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import keras

from effdet_core.errors import SettingError
from effdet_core.hparams import ModelConfig
from effdet_core.nn.weights import checkpoint, imagenet
from effdet_core.run_folder import RunFolder
from effdet_core.spec import DEFAULT_FREEZE, EfficientDetSpec

BACKBONE_ONLY = "efficientnet"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the network starts from, in words, and the top-level scopes of variables that came pretrained."""

    description: str
    scopes: tuple[str, ...]


def load(model: keras.Model, config: ModelConfig, spec: EfficientDetSpec) -> Loaded:
    """Gives `model` the weights that `spec.uri` names: imagenet, none, a run folder or a weights file."""
    uri = spec.uri.strip()
    if uri == "imagenet":
        imagenet.load_backbone(model, config)
        return Loaded("an ImageNet backbone", (config.backbone_name,))
    if uri in ("", "none"):
        return Loaded("random weights", ())
    path = Path(uri).expanduser()
    if path.is_dir():
        return _from_run(model, RunFolder(path), config)
    if path.is_file():
        _assign(model, path, config)
        return Loaded(f"the weights file {path.name}", ("",))
    raise SettingError(
        f"{uri!r} is neither imagenet, none, a run folder nor a weights file",
        where="uri",
        hint="Hub addresses arrive in a later version; download the weights and name the file.",
    )


def _from_run(model: keras.Model, run: RunFolder, config: ModelConfig) -> Loaded:
    run.check()
    for name in ("best.npz", "last.npz"):
        if (run.checkpoints / name).is_file():
            _assign(model, run.checkpoints / name, config)
            return Loaded(f"the run {run.name}", ("",))
    raise SettingError("has no weights yet", where=f"uri {run.path}", hint="Choose a run that was trained.")


def _assign(model: keras.Model, path: Path, config: ModelConfig) -> None:
    """All weights; a class layer for another number of classes starts afresh, unless `skip_mismatch` is off."""
    arrays = checkpoint.read_weights(path)
    checkpoint.assign(model, checkpoint.averaged(arrays), other_classes=config.skip_mismatch)


def freeze_expression(spec: EfficientDetSpec) -> str | None:
    """The expression that decides what is frozen: never more than what came pretrained."""
    return BACKBONE_ONLY if _narrows(spec) else spec.var_freeze_expr


def freeze_notes(spec: EfficientDetSpec) -> list[str]:
    """What a person should know about freezing."""
    if not _narrows(spec):
        return []
    return [
        "Only the backbone is frozen: with ImageNet weights the feature pyramid starts at random, "
        "and a frozen random pyramid would learn nothing."
    ]


def _narrows(spec: EfficientDetSpec) -> bool:
    return spec.uri.strip() == "imagenet" and spec.var_freeze_expr == DEFAULT_FREEZE
