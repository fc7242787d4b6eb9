"""Builds the guide and the reference as a site for a folder, to be read without a network: python packaging/guide.py

It needs the packages of the extra `docs`: pip install -e .[docs]. Any warning ends it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
SHIPPED = ROOT / "resources" / "guide"
READ_IN_BROWSERS = ("adr", "reference")
"""Folders of docs/ that are for those who read the code."""


def main() -> int:
    """The site, where the wheel and the bundle take it from, or in another folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, nargs="?", default=SHIPPED)
    out = parser.parse_args().out.resolve()
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean"]  # --quiet would not count warnings
    command += ["--config-file", str(ROOT / "mkdocs.yml"), "--site-dir", str(out)]
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}  # an advertisement of the theme's
    done = subprocess.run(command, cwd=ROOT, env=quiet, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        add_pages(out)
    else:
        sys.stderr.write(done.stdout + done.stderr)
    return done.returncode


def add_pages(out: Path) -> None:
    """The Markdown beside the pages made of it: the window reads that."""
    for page in sorted(DOCS.rglob("*.md")):
        place = page.relative_to(DOCS)
        if place.parts[0] not in READ_IN_BROWSERS:
            shutil.copyfile(page, out / place)


if __name__ == "__main__":
    sys.exit(main())
