"""Builds what Linux users download, in dist/: a folder, a .tar.xz of it, and a .deb.

    python packaging/linux/build.py

It needs the environment that `python3 run.py test` makes with the extra `bundle` (pip install -c constraints.txt -e
".[test,docs,imagenet,bundle]"), and dpkg-deb for the .deb.
Build on the oldest system that is to be supported: the bundle needs its glibc or a newer one.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bundle import BUILD, DIST, ICONS, NAME, PACKAGING, ROOT, build, size, tell

from effdet_core import __version__

SHARE = PACKAGING / "linux" / "share"
MACHINE = {"x86_64": "amd64", "aarch64": "arm64"}.get(platform.machine(), platform.machine())
CONTROL = """\
Package: effdet-studio
Version: {version}
Architecture: {machine}
Maintainer: The makers of EffDet Studio <effdet-studio@localhost>
Installed-Size: {kilobytes}
Depends: {depends}
Section: science
Priority: optional
Description: Label photos, train an object detector, export it to phones
 From a folder of photos to an EfficientDet-Lite detector in one .tflite file
 for phones, Raspberry Pis and camera boxes. Everything happens offline.
"""
READ_ME = """\
EffDet Studio {version} for Linux

Nothing needs to be installed: ./effdet-studio is the window, ./effdet the command line (./effdet --help). Deleting this
folder takes the program away; your projects are elsewhere.

It needs some libraries of the system, which most desktops have. `./effdet doctor` says what is missing. On Debian and
Ubuntu all of them come by

  sudo apt-get install {libraries}

To have it in the menu of your desktop, and projects open by a double click, type here:

  mkdir -p ~/.local/share && cp -r share/. ~/.local/share/
  sed -i "s|^Exec=effdet-studio|Exec=\\"$PWD/effdet-studio\\"|" ~/.local/share/applications/effdet-studio.desktop
  update-mime-database ~/.local/share/mime
"""
"""Beside the programs of the archive. prove_bundle.py types the lines that are set off."""


def main() -> int:
    """Builds everything."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    bundle = build()
    tell([bundle, archived(bundle), *debian(bundle)])
    return 0


def archived(bundle: Path) -> Path:
    """The folder as one file, to unpack anywhere. Whoever built it is nobody on another machine."""
    path = DIST / f"{NAME}-{__version__}-linux-{platform.machine()}.tar.xz"
    root = to_unpack(bundle, BUILD / "archive" / f"{NAME}-{__version__}")
    owner = ["--owner=root:0", "--group=root:0"]
    command = ["tar", "--create", "--use-compress-program=xz -T0 -1", *owner, f"--file={path}", root.name]
    subprocess.run(command, cwd=root.parent, check=True)
    return path


def to_unpack(bundle: Path, root: Path) -> Path:
    """The programs in a folder of their own, with what a package manager would see to: how to start, menu and icons."""
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(bundle, root, symlinks=True, copy_function=os.link)
    add_share(root / "share")
    text = READ_ME.format(version=__version__, libraries=" ".join(libraries()))
    (root / "README.txt").write_text(text, "utf-8")
    return root


def debian(bundle: Path) -> Iterator[Path]:
    """A package for Debian and Ubuntu, where its tool is here."""
    if not shutil.which("dpkg-deb"):
        sys.stderr.write("dpkg-deb is missing, so there is no .deb\n")
        return
    root = BUILD / "deb"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(bundle, root / "opt" / NAME, symlinks=True)
    links = root / "usr" / "bin"
    links.mkdir(parents=True)
    for program in (NAME, "effdet"):
        (links / program).symlink_to(f"/opt/{NAME}/{program}")
    add_share(root / "usr" / "share")
    text = CONTROL.format(
        version=__version__, machine=MACHINE, kilobytes=size(bundle) // 1000, depends=", ".join(libraries())
    )
    (root / "DEBIAN").mkdir()
    (root / "DEBIAN" / "control").write_text(text, "utf-8")
    path = DIST / f"{NAME}_{__version__}_{MACHINE}.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Zxz", "-z1", "--build", str(root), str(path)], check=True)
    yield path


def add_share(share: Path) -> None:
    """What desktops want to know of a program, in a folder that is laid out as /usr/share is."""
    for source, target in share_files():
        (share / target).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, share / target)


def share_files() -> Iterator[tuple[Path, str]]:
    """What desktops want to know of a program, and where under /usr/share."""
    yield SHARE / "effdet-studio.desktop", "applications/effdet-studio.desktop"
    yield SHARE / "studio.effdet.app.metainfo.xml", "metainfo/studio.effdet.app.metainfo.xml"
    yield SHARE / "effdet-studio-mime.xml", "mime/packages/effdet-studio.xml"
    yield ROOT / "resources" / "icons" / "app.svg", "icons/hicolor/scalable/apps/effdet-studio.svg"
    for picture in sorted(ICONS.glob("effdet-studio-*.png")):
        side = picture.stem.rpartition("-")[2]
        if side != "1024":
            yield picture, f"icons/hicolor/{side}x{side}/apps/effdet-studio.png"
    yield ROOT / "LICENSE", "doc/effdet-studio/copyright"


def libraries() -> list[str]:
    """The system's packages that a running program needs: those of run.py, but for Python's."""
    lines = (PACKAGING / "linux" / "apt-packages.txt").read_text("utf-8").splitlines()
    rows = [line.partition("#")[0].split() for line in lines]
    return [row[0] for row in rows if row[1:] == ["always"] and not row[0].startswith("python3")]


if __name__ == "__main__":
    sys.exit(main())
