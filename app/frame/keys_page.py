"""The guide's page of all keys, written from the actions of the window: `python -m app.frame.keys_page`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from app.actions import EVERYWHERE, ActionRow
from effdet_core import atomic

PAGE = Path(__file__).resolve().parents[2] / "docs" / "keys.md"
_WRITTEN = "<!-- Written by `python -m app.frame.keys_page`; change the actions instead. -->"
_ABOUT = (
    "Those that each action has by default; *Settings ▸ Change the keys* gives it others. **F1** shows those of the "
    "page that is on, **Ctrl+K** finds every action by a few letters. On a Mac, Ctrl is ⌘."
)


def page() -> str:
    """The text of the page."""
    parts = [f"# All keys\n\n{_WRITTEN}\n\n{_ABOUT}"]
    for title, rows in places():
        parts.append(f"## {title}")
        parts += [_table(group, list(inside)) for group, inside in groupby(rows, lambda row: row.group)]
    return "\n\n".join(parts) + "\n"


def main() -> None:
    """Writes the page."""
    atomic.write_text(PAGE, page())


def places() -> Iterator[tuple[str, Iterable[ActionRow]]]:
    """The places where keys count, each with its actions."""
    from app.browser import actions as photos
    from app.evaluation import actions as evaluate
    from app.exporting import actions as export
    from app.labelling import actions as label
    from app.training import actions as train

    yield "Everywhere", EVERYWHERE
    yield "Photos", photos.ROWS
    yield "Label", label.ROWS
    yield "Train", train.ROWS
    yield "Evaluate", evaluate.ROWS
    yield "Export & try", export.ROWS


def _table(group: str, rows: list[ActionRow]) -> str:
    lines = [f"### {group.split(': ')[-1].capitalize()}", "", "| action | keys |", "| --- | --- |"]
    lines += [f"| {row.text} | {', '.join(f'`{key}`' for key in row.keys)} |" for row in rows]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
