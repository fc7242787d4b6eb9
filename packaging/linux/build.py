"""Builds what Linux users download, in dist/: a folder, a .tar.xz of it, and a .deb.

    python packaging/linux/build.py

It needs the environment that `python3 run.py test` makes, pyinstaller in it, and dpkg-deb for the .deb.
Build on the oldest system that is to be supported: the bundle needs its glibc or a newer one.
"""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

from effdet_core import __version__

ROOT = Path(__file__).resolve().parents[2]
PACKAGING, BUILD, DIST = ROOT / "packaging", ROOT / "build", ROOT / "dist"
SHARE = PACKAGING / "linux" / "share"
NAME = "effdet-studio"
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


def main() -> int:
    """Builds everything; says what came out and how large it is."""
    subprocess.run([sys.executable, str(PACKAGING / "make_icons.py"), str(BUILD / "icons")], check=True)
    subprocess.run([sys.executable, str(PACKAGING / "guide.py")], check=True)
    command = [
        sys.executable,
        "-m",
        "PyInstaller",
        str(PACKAGING / "effdet_studio.spec"),
        "--noconfirm",
        "--log-level=WARN",
    ]
    subprocess.run([*command, "--distpath", str(DIST), "--workpath", str(BUILD / "pyinstaller")], cwd=ROOT, check=True)
    bundle = DIST / NAME
    shutil.copyfile(ROOT / "LICENSE", bundle / "LICENSE")
    made = [bundle, archived(bundle), *debian(bundle)]
    sys.stdout.writelines(f"{size(path) / 1e6:8.0f} MB  {path.relative_to(ROOT)}\n" for path in made)
    return 0


def archived(bundle: Path) -> Path:
    """The folder as one file, to unpack anywhere."""
    path = DIST / f"{NAME}-{__version__}-linux-{platform.machine()}.tar.xz"
    with tarfile.open(path, "w:xz", preset=6) as archive:
        archive.add(bundle, f"{NAME}-{__version__}", filter=owned_by_root)
    return path


def owned_by_root(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """Whoever built it is nobody on another machine."""
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    return entry


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
    share = root / "usr" / "share"
    for source, target in share_files():
        (share / target).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, share / target)
    text = CONTROL.format(
        version=__version__, machine=MACHINE, kilobytes=size(bundle) // 1000, depends=", ".join(libraries())
    )
    (root / "DEBIAN").mkdir()
    (root / "DEBIAN" / "control").write_text(text, "utf-8")
    path = DIST / f"{NAME}_{__version__}_{MACHINE}.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(root), str(path)], check=True)
    yield path


def share_files() -> Iterator[tuple[Path, str]]:
    """What desktops want to know of a program, and where under /usr/share."""
    yield SHARE / "effdet-studio.desktop", "applications/effdet-studio.desktop"
    yield SHARE / "studio.effdet.app.metainfo.xml", "metainfo/studio.effdet.app.metainfo.xml"
    yield SHARE / "effdet-studio-mime.xml", "mime/packages/effdet-studio.xml"
    yield ROOT / "resources" / "icons" / "app.svg", "icons/hicolor/scalable/apps/effdet-studio.svg"
    for picture in sorted((BUILD / "icons").glob("effdet-studio-*.png")):
        side = picture.stem.rpartition("-")[2]
        if side != "1024":
            yield picture, f"icons/hicolor/{side}x{side}/apps/effdet-studio.png"
    yield ROOT / "LICENSE", "doc/effdet-studio/copyright"


def libraries() -> list[str]:
    """The system's packages that a running program needs: those of run.py, but for Python's."""
    lines = (PACKAGING / "linux" / "apt-packages.txt").read_text("utf-8").splitlines()
    rows = [line.partition("#")[0].split() for line in lines]
    return [row[0] for row in rows if row[1:] == ["always"] and not row[0].startswith("python3")]


def size(path: Path) -> int:
    """Bytes, of a folder with all that is in it."""
    files = [path] if path.is_file() else [p for p in path.rglob("*") if p.is_file() and not p.is_symlink()]
    return sum(file.stat().st_size for file in files)


if __name__ == "__main__":
    sys.exit(main())
