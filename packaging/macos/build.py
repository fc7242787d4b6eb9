"""Builds what macOS users download, in dist/: an app, and a disk image of it.

    python3 packaging/macos/build.py [--identity "Developer ID Application: …"]

UNTESTED: written for macOS 12 and later, never run there. It needs the environment that `python3 run.py test` makes,
with the extra `bundle`. Without --identity the app is signed for nobody: it runs where it was built, and elsewhere
after right click ▸ Open. The console program is inside of the app; the image says how to reach it.
"""

from __future__ import annotations

import argparse
import platform
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bundle import BUILD, DIST, NAME, PACKAGING, build, tell

from effdet_core import __version__

APP = "EffDet Studio.app"
RIGHTS = PACKAGING / "macos" / "entitlements.plist"
TERMINAL = """\
The command line is inside of the app. Once, in a terminal:

  sudo ln -s "/Applications/{app}/Contents/MacOS/effdet" /usr/local/bin/effdet

then: effdet --help
"""


def main() -> int:
    """Builds everything."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--identity", default="-", help="whose signature (default: nobody's)")
    identity = parser.parse_args().identity
    build()
    app = DIST / APP
    sign(app, identity)
    tell([app, image_of(app)])
    return 0


def sign(app: Path, identity: str) -> None:
    """Signs everything in the app. Python's own code needs rights that Apple does not give by itself."""
    hardened = [] if identity == "-" else ["--options", "runtime", "--timestamp"]
    command = ["codesign", "--force", "--deep", "--sign", identity, *hardened, "--entitlements", str(RIGHTS), str(app)]
    subprocess.run(command, check=True)
    subprocess.run(["codesign", "--verify", "--deep", "--strict", str(app)], check=True)


def image_of(app: Path) -> Path:
    """A disk image with the app beside a link to where it belongs."""
    folder = BUILD / "dmg"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copytree(app, folder / APP, symlinks=True)
    (folder / "Applications").symlink_to("/Applications")
    (folder / "Command line.txt").write_text(TERMINAL.format(app=APP), "utf-8")
    path = DIST / f"{NAME}-{__version__}-macos-{platform.machine()}.dmg"
    title = ["-volname", f"EffDet Studio {__version__}"]
    subprocess.run(
        ["hdiutil", "create", *title, "-srcfolder", str(folder), "-ov", "-format", "ULMO", str(path)], check=True
    )
    return path


if __name__ == "__main__":
    sys.exit(main())
