"""Runs beside each other: curves, what differs in their settings, and whether one is better than by chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.training import differences, words
from app.training.differences import Row
from app.training.story import Curve, Story
from effdet_core.errors import UserError
from effdet_core.metrics import chance
from effdet_core.metrics.chance import Difference
from effdet_core.run_folder import RunFolder

translate = QCoreApplication.translate
COLOURS = ("accent", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")
"""Of the runs in order: tokens of the theme or #rrggbb, distinguishable for people who see colours differently."""


@dataclass(frozen=True, slots=True)
class Side:
    """One run of a comparison. per_class: AP50 by class at its best, None where it was never judged."""

    run: RunFolder
    ap50: float | None
    ap: float | None
    per_class: dict[str, float] | None
    curve: Curve
    loss: Curve


@dataclass(frozen=True, slots=True)
class ClassRow:
    """AP50 of one class in each run, None where it was not measured."""

    name: str
    values: tuple[float | None, ...]

    @property
    def difference(self) -> float | None:
        """Of the last run to the first."""
        first, last = self.values[0], self.values[-1]
        return None if first is None or last is None else last - first


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything. verdict: one sentence. why_unsure: why chance could not be asked, or ""."""

    sides: tuple[Side, ...]
    settings: tuple[Row, ...]
    classes: tuple[ClassRow, ...]
    verdict: str
    why_unsure: str = ""


def compare(runs: Sequence[RunFolder]) -> Comparison:
    """Reads and compares two or more runs; takes a while."""
    sides = tuple(_side(run) for run in runs)
    specs = [differences.spec_of(run.spec) for run in runs]
    settings = tuple(differences.rows([spec for spec in specs if spec])) if all(specs) else ()
    best, other = best_two(sides)
    found, why = None, ""
    if best is not None and other is not None:
        try:
            found = chance.difference(other.run, best.run)
        except UserError as e:
            why = e.problems[0].message
    return Comparison(sides, settings, tuple(class_rows(sides)), verdict(best, other, found), why)


def best_two(sides: Sequence[Side]) -> tuple[Side | None, Side | None]:
    """The one with the highest AP50 and the one after it."""
    judged = sorted((side for side in sides if side.ap50 is not None), key=lambda side: -(side.ap50 or 0))
    return (judged[0] if judged else None, judged[1] if len(judged) > 1 else None)


def class_rows(sides: Sequence[Side]) -> list[ClassRow]:
    """A row per class that any run knows; the greatest difference first."""
    names = dict.fromkeys(name for side in sides for name in side.per_class or {})
    rows = [ClassRow(name, tuple(_measured(side, name) for side in sides)) for name in names]
    return sorted(rows, key=lambda row: -abs(row.difference or 0.0))


def verdict(best: Side | None, other: Side | None, found: Difference | None) -> str:
    """Which is better, and whether that could be chance."""
    if best is None or other is None:
        return translate("Comparison", "At least two of these runs must have been checked on validation photos.")
    if found is None:
        text = translate("Comparison", "{best} found more: AP50 {first} against {second}.")
        return text.format(best=best.run.name, first=words.figure(best.ap50), second=words.figure(other.ap50))
    photos = translate("Comparison", "%n validation photo(s)", "", found.photos)
    figures = {"best": best.run.name, "other": other.run.name, "photos": photos,
               "first": words.figure(found.ap50_b), "second": words.figure(found.ap50_a)}  # fmt: skip
    if found.by_chance:
        text = translate(
            "Comparison",
            "{best} and {other} are as good as each other: AP50 {first} and {second} on {photos} can be chance. "
            "More validation photos would tell.",
        )
    else:
        text = translate(
            "Comparison", "{best} is better than {other}, and not by chance: AP50 {first} against {second} on {photos}."
        )
    return text.format(**figures)


def _side(run: RunFolder) -> Side:
    story = Story(run.read_events())
    best = story.best_evaluation
    measured = best is not None and best.metrics.ap50 >= 0
    return Side(
        run,
        best.metrics.ap50 if best and measured else None,
        best.metrics.ap if best and measured else None,
        dict(best.metrics.per_class_50) if best else None,
        story.validation("ap50"),
        story.validation_loss(),
    )


def _measured(side: Side, name: str) -> float | None:
    value = (side.per_class or {}).get(name)
    return None if value is None or value < 0 else value
