"""Writes the marks that the style sheet names as files, in the colours of every theme.

python packaging/tint_icons.py
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DOT = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><circle cx="12" cy="12" r="5" fill="{}"/></svg>\n'
MARKS = {"check": "accent_text", "minus": "accent_text", "chevron-down": "muted", "chevron-up": "muted"}


def tinted() -> dict[Path, str]:
    """The text of every mark by its file."""
    sys.path.insert(0, str(ROOT))
    from app.theme import CONTRAST, DARK, LIGHT
    from app.theme_sheet import GLYPHS

    made = {}
    for tokens in (LIGHT, DARK, CONTRAST):
        for name, token in MARKS.items():
            drawn = (GLYPHS.parent / f"{name}.svg").read_text("utf-8")
            heavier = drawn.replace('stroke-width="1.75"', 'stroke-width="2.75"')
            made[GLYPHS / tokens.name / f"{name}.svg"] = heavier.replace("currentColor", getattr(tokens, token))
        made[GLYPHS / tokens.name / "dot.svg"] = DOT.format(tokens.accent_text)
    return made


if __name__ == "__main__":
    for path, text in tinted().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
