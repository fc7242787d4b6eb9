"""What the builders of all platforms share: icons, guide, PyInstaller's folder with both programs, and the places."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGING, BUILD, DIST = ROOT / "packaging", ROOT / "build", ROOT / "dist"
ICONS = BUILD / "icons"
NAME = "effdet-studio"


def build() -> Path:
    """Makes the folder anew that is handed to people, with the licence in it; needs pyinstaller."""
    subprocess.run([sys.executable, str(PACKAGING / "make_icons.py"), str(ICONS)], check=True)
    subprocess.run([sys.executable, str(PACKAGING / "guide.py")], check=True)
    command = [sys.executable, "-m", "PyInstaller", str(PACKAGING / "effdet_studio.spec")]
    options = ["--noconfirm", "--log-level=WARN", "--distpath", str(DIST), "--workpath", str(BUILD / "pyinstaller")]
    subprocess.run([*command, *options], cwd=ROOT, check=True)
    shutil.copyfile(ROOT / "LICENSE", DIST / NAME / "LICENSE")
    strip(DIST / NAME)
    return DIST / NAME


def strip(bundle: Path) -> None:
    """Takes the names for debuggers out of TensorFlow's libraries, on Linux: a fifth of the largest.

    Only there: many other packages' libraries were changed after linking, and break when they are stripped.
    """
    if sys.platform == "linux" and shutil.which("strip"):
        libraries = [path for path in (bundle / "_internal" / "tensorflow").rglob("*.so*") if not path.is_symlink()]
        subprocess.run(["strip", "--strip-unneeded", *map(str, libraries)], check=True)


def size(path: Path) -> int:
    """Bytes, of a folder with all that is in it."""
    files = [path] if path.is_file() else [p for p in path.rglob("*") if p.is_file() and not p.is_symlink()]
    return sum(file.stat().st_size for file in files)


def tell(made: list[Path]) -> None:
    """Says what came out and how large it is."""
    sys.stdout.writelines(f"{size(path) / 1e6:8.0f} MB  {path.relative_to(ROOT)}\n" for path in made)
