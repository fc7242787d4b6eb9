"""MediaPipe for browsers, from a folder of the person's own: a web page with it needs no network."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from effdet_core.errors import InputError

_PLACES = (".", "package", "node_modules/@mediapipe/tasks-vision")
"""Where the package lies in what people have: itself, an unpacked download, a folder where npm installed it."""
_PROGRAM, _ENGINE = "vision_bundle.mjs", "wasm"
_UNUSED = "*_module_*"
"""The engine once more, for pages that load it in another way."""
_WORDS = ("package.json", "LICENSE", "README.md")
_HINT = "Fetch it with: npm install @mediapipe/tasks-vision"


@dataclass(frozen=True, slots=True)
class WebPackage:
    """The folder of the npm package @mediapipe/tasks-vision."""

    folder: Path

    def copy_to(self, target: Path) -> None:
        """Copies what a page needs of it. Raises `InputError` when it cannot be read."""
        try:
            shutil.copytree(self.folder / _ENGINE, target / _ENGINE, ignore=shutil.ignore_patterns(_UNUSED))
            for name in (_PROGRAM, *_WORDS):
                if (self.folder / name).is_file():
                    shutil.copyfile(self.folder / name, target / name)
        except (OSError, shutil.Error) as e:
            raise InputError(f"cannot be copied: {e}", where=str(self.folder), hint=_HINT) from e


def found_in(folder: Path) -> WebPackage:
    """The package in a folder. Raises `InputError` when it is not there."""
    for place in _PLACES:
        if (folder / place / _PROGRAM).is_file() and (folder / place / _ENGINE).is_dir():
            return WebPackage(folder / place)
    raise InputError("does not hold the package @mediapipe/tasks-vision", where=str(folder), hint=_HINT)
