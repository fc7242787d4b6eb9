"""The benchmarks page and the short table of the README, from results and claims."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Mapping, Sequence

from tests.benchmarks.claims import Claim, Measurement
from tests.benchmarks.measurements import MEASUREMENTS
from tests.benchmarks.results import Result

BEGIN, END = "<!-- figures: written by tests/benchmarks/all.py -->", "<!-- end of figures -->"
HEADS = ("what", "here", "compared to", "how much better", "asked for")
NOT_YET = "Not measured yet."
INTRODUCTION = """\
<!-- Written by `python tests/benchmarks/all.py`; change tests/benchmarks/claims_*.py instead. -->

Every figure that this project claims, and one command that measures them anew:

```
.venv/bin/python tests/benchmarks/all.py                        # about {minutes} minutes
.venv/bin/python tests/benchmarks/all.py --only canvas,browser  # the others stay
.venv/bin/python tests/benchmarks/all.py --voc BCCD --original COMMAND
```

The last one needs photographs and a command that runs the original. Each benchmark is a process of its own; where two
are compared they take turns, so that a busy machine slows both, and ratios are taken round by round. Figures are
medians. *How much better* is above 1 where this project is ahead; a range in brackets is that of the rounds. Figures
marked † were not measured in this run: those of labelling programs come from a machine of the same kind (2 cores, no
display, files in the page cache), those of the original with its two recipes from its own code on the same photographs;
differences below a factor of two are noise there. **The original** is `tflite-model-maker` 0.4.3.
"""


def page(results: Mapping[str, Result]) -> str:
    """docs/benchmarks.md. Where all was measured at one place, it is said once."""
    minutes = round(sum(measurement.minutes for measurement in MEASUREMENTS if not measurement.needs))
    parts = [f"# Benchmarks\n\n{INTRODUCTION.format(minutes=minutes)}"]
    places = {_place(result) for result in results.values()}
    everywhere = places.pop() if len(places) == 1 else ""
    parts += [f"Measured on {everywhere}.\n"] if everywhere else []
    parts += [_section(measurement, results.get(measurement.name), everywhere) for measurement in MEASUREMENTS]
    return "\n".join(parts)


def _section(measurement: Measurement, result: Result | None, everywhere: str) -> str:
    head = f"## {measurement.title}\n\n{measurement.words}\n"
    if result is None:
        needed = f" It needs {' and '.join(measurement.needs)}." if measurement.needs else ""
        return f"{head}\n{NOT_YET}{needed}\n"
    table = markdown(HEADS, [row(claim, result) for claim in measurement.claims])
    where = "" if everywhere else f", on {_place(result)}"
    return f"{head}\n{table}\n\n`{measurement.script}`, {result.date}{where}.\n"


def _place(result: Result) -> str:
    return f"{result.machine}; {result.system}; {result.versions}"


def readme(text: str, results: Mapping[str, Result]) -> str:
    """The README with the short table between its marks. Raises ValueError where it has no marks."""
    head, begin, rest = text.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"README.md lacks the lines {BEGIN} and {END}")
    return f"{head}{BEGIN}\n\n{short_table(results)}\n\n{END}{tail}"


def short_table(results: Mapping[str, Result]) -> str:
    """The claims that stand in the README, those that were measured."""
    rows = [
        (claim.what, *row(claim, result)[1:])
        for measurement in MEASUREMENTS
        if (result := results.get(measurement.name))
        for claim in measurement.claims
        if claim.short
    ]
    return markdown(HEADS, rows) if rows else NOT_YET


def row(claim: Claim, result: Result) -> tuple[str, ...]:
    """One line of a table."""
    ours = result.value(claim.ours)
    than = [(whom, other, _other(other, result)) for whom, other in claim.than]
    known = [(whom, other, value) for whom, other, value in than if value is not None]
    return (
        claim.what,
        number(ours, claim.unit),
        "; ".join(
            f"{whom} {number(value, claim.unit)}{'' if isinstance(other, str) else ' †'}"
            for whom, other, value in known
        ),
        "; ".join(_ratio(claim, result, other) for _, other, _ in known),
        asked(claim, result),
    )


def _other(other: str | float, result: Result) -> float | None:
    return result.value(other) if isinstance(other, str) else float(other)


def ratios(claim: Claim, result: Result, other: str | float) -> list[float]:
    """How many times better in each round: above 1 where ours is."""
    ours = result.figures.get(claim.ours, [])
    theirs = result.figures.get(other, []) if isinstance(other, str) else [other] * len(ours)
    if len(theirs) != len(ours):
        ours, theirs = [statistics.median(ours)], [statistics.median(theirs)]
    pairs = [(a, b) if claim.higher else (b, a) for a, b in zip(ours, theirs, strict=True)]
    return [float("inf") if not b else a / b for a, b in pairs]


def _ratio(claim: Claim, result: Result, other: str | float) -> str:
    found = ratios(claim, result, other)
    spread = f" ({_times(min(found))} to {_times(max(found))})" if len(found) > 1 and isinstance(other, str) else ""
    return f"{_times(statistics.median(found))} ×{spread}"


def _times(value: float) -> str:
    return f"{value:.0f}" if value >= 20 else f"{value:.1f}" if value >= 3 else f"{value:.2f}"


def asked(claim: Claim, result: Result) -> str:
    """What was asked for, and whether it is so."""
    limit = result.value(claim.asked) if isinstance(claim.asked, str) else claim.asked
    said = []
    if limit is not None:
        word = "at least" if claim.higher else "at most"
        said.append(f"{word} {number(limit, claim.unit)}")
    if claim.asked_ratio is not None and any(_other(other, result) is not None for _, other in claim.than):
        said.append(f"at least {claim.asked_ratio:g} ×")
    if not said:
        return ""
    return f"{', '.join(said)}: {'yes' if met(claim, result) else '**no**'}"


def met(claim: Claim, result: Result) -> bool:
    """Whether everything that was asked of a figure is so."""
    ours = result.value(claim.ours)
    limit = result.value(claim.asked) if isinstance(claim.asked, str) else claim.asked
    if ours is None:
        return False
    if limit is not None and (ours < limit if claim.higher else ours > limit):
        return False
    if claim.asked_ratio is None:
        return True
    return all(
        statistics.median(ratios(claim, result, other)) >= claim.asked_ratio
        for _, other in claim.than
        if _other(other, result) is not None
    )


def number(value: float | None, unit: str) -> str:
    """Whole, or about three digits, and the unit: 38.1 min, 0.896, 4.31 MB."""
    if value is None:
        return "–"
    if value == round(value) and abs(value) < 1e6:
        return f"{value:,.0f} {unit}".strip()
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    text = f"{value:,.{3 if unit == '' and abs(value) < 10 else digits}f}"
    return f"{text} {unit}".strip()


def markdown(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def plain(results: Mapping[str, Result]) -> str:
    """The same for a terminal: one line a claim."""
    found = []
    for measurement in MEASUREMENTS:
        if result := results.get(measurement.name):
            found += [
                f"{measurement.name:>12}  " + "  ·  ".join(filter(None, row(claim, result)))
                for claim in measurement.claims
            ]
    return "\n".join(found)
