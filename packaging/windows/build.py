r"""Builds what Windows users download, in dist/: a folder, and a set-up program of it.

    py packaging\windows\build.py

UNTESTED: written for Windows 10 and 11, never run there. It needs the environment that `py run.py test` makes with the
extra `bundle`, and Inno Setup 6 (ISCC.exe on the PATH or in its usual folder) for the set-up program.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bundle import DIST, ICONS, NAME, PACKAGING, build, tell

from effdet_core import __version__

SCRIPT = PACKAGING / "windows" / "effdet_studio.iss"


def main() -> int:
    """Builds everything; without Inno Setup only the folder."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    bundle = build()
    compiler = inno_setup()
    if compiler is None:
        sys.stderr.write("Inno Setup 6 is missing (jrsoftware.org), so there is no set-up program\n")
        tell([bundle])
        return 1
    defined = {"Version": __version__, "Bundle": bundle, "Icon": ICONS / f"{NAME}.ico", "Out": DIST}
    command = [compiler, *(f"/D{name}={value}" for name, value in defined.items()), str(SCRIPT)]
    subprocess.run(command, check=True)
    tell([bundle, DIST / f"{NAME}-{__version__}-windows-setup.exe"])
    return 0


def inno_setup() -> str | None:
    """Its compiler, if it is installed."""
    usual = Path(os.environ.get("PROGRAMFILES(X86)", r"C:\Program Files (x86)")) / "Inno Setup 6" / "ISCC.exe"
    return shutil.which("ISCC") or (str(usual) if usual.exists() else None)


if __name__ == "__main__":
    sys.exit(main())
