"""What pyproject.toml cannot say: the guide, which lies in docs/, goes along with what is installed."""

from __future__ import annotations

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).resolve().parent
BUILT, PAGES = ROOT / "resources" / "guide", ROOT / "docs"
NOT_FOR_READERS = shutil.ignore_patterns("adr", "reference", "theme")


class WithGuide(build_py):
    """Takes the site that packaging/guide.py built, or the bare pages where it was not built: the window reads both."""

    def run(self) -> None:
        super().run()
        if not self.editable_mode:
            target = Path(self.build_lib) / "resources" / "guide"
            shutil.rmtree(target, ignore_errors=True)
            built = (BUILT / "index.html").is_file()
            shutil.copytree(BUILT if built else PAGES, target, ignore=None if built else NOT_FOR_READERS)


setup(cmdclass={"build_py": WithGuide})
