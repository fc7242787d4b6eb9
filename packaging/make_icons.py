"""The program's icon in the sizes and kinds that the systems want, drawn from the one SVG.

python packaging/make_icons.py FOLDER
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
SVG = ROOT / "resources" / "icons" / "app.svg"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
LARGEST = 1024


def main(folder: Path) -> None:
    """Writes NAME-SIZE.png, NAME.ico (Windows) and NAME.icns (macOS)."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QGuiApplication, QIcon

    folder.mkdir(parents=True, exist_ok=True)
    app = QGuiApplication(sys.argv[:1])
    icon = QIcon(str(SVG))
    for size in (*SIZES, LARGEST):
        # Each size is drawn for itself: lines scaled down from a large picture are grey.
        icon.pixmap(QSize(size, size), 1.0).save(str(folder / f"effdet-studio-{size}.png"))
    app.quit()
    with Image.open(folder / f"effdet-studio-{LARGEST}.png") as large:
        large.save(folder / "effdet-studio.ico", sizes=[(size, size) for size in SIZES if size <= 256])
        large.save(folder / "effdet-studio.icns")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
