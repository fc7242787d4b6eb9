"""Charts as inline SVG: no script, readable in light, dark and on paper."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from effdet_core.runtime.draw import COLOURS, colour_of

_WIDTH, _HEIGHT = 560, 250
_LEFT, _RIGHT, _TOP, _BOTTOM = 60, 22, 14, 40
_MOST_POINTS = 300

Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One line. colour: as CSS has it. dots: single points to be marked on it. dashed: for what is only a reference."""

    name: str
    points: Sequence[Point]
    colour: str = "var(--accent)"
    dots: Sequence[Point] = ()
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis. low, high: its ends; taken from the points where they are None. percent: values are shares, 0..1."""

    title: str
    low: float | None = None
    high: float | None = None
    percent: bool = False


@dataclass(frozen=True, slots=True)
class _Scale:
    """Values to pixels."""

    low: float
    high: float
    begin: float
    end: float

    def at(self, value: float) -> float:
        return round(self.begin + (value - self.low) / (self.high - self.low) * (self.end - self.begin), 1)


def lines(series: Sequence[Series], x: Axis, y: Axis, title: str) -> Markup:
    """A line chart; an empty text where there is nothing to draw."""
    shown = [one for one in series if one.points]
    if not shown:
        return Markup("")
    across = _scale(x, [p[0] for one in shown for p in one.points], _LEFT, _WIDTH - _RIGHT)
    up = _scale(y, [p[1] for one in shown for p in one.points], _HEIGHT - _BOTTOM, _TOP)
    parts = [_grid(across, up, x, y)]
    for one in shown:
        parts.append(_line(one, across, up))
    legend = _legend(shown) if len(shown) > 1 else Markup("")
    return Markup(
        '<svg class="chart" viewBox="0 0 {w} {h}" role="img" aria-label="{title}"><title>{title}</title>'
        "{inner}</svg>{legend}"
    ).format(w=_WIDTH, h=_HEIGHT, title=title, inner=Markup("").join(parts), legend=legend)


def span(value: float, low: float, high: float, title: str) -> Markup:
    """A figure 0..1 as a dot, with the interval it lies in as a line."""
    at, left, right = (round(4 + 112 * min(max(v, 0.0), 1.0), 1) for v in (value, low, high))
    return Markup(
        '<svg class="span" viewBox="0 0 120 16" role="img" aria-label="{title}"><title>{title}</title>'
        '<line x1="4" y1="8" x2="116" y2="8" stroke="var(--track)" stroke-width="6" stroke-linecap="round"/>'
        '<line x1="{left}" y1="8" x2="{right}" y2="8" stroke="var(--accent)" stroke-width="3" opacity=".55"/>'
        '<circle cx="{at}" cy="8" r="4" fill="var(--accent)"/></svg>'
    ).format(at=at, left=left, right=right, title=title)


def bar(share: float, title: str, colour: str = "var(--accent)") -> Markup:
    """A share 0..1 as a bar."""
    width = round(116 * min(max(share, 0.0), 1.0), 1)
    return Markup(
        '<svg class="span" viewBox="0 0 120 16" role="img" aria-label="{title}"><title>{title}</title>'
        '<rect x="2" y="4" width="116" height="8" rx="4" fill="var(--track)"/>'
        '<rect x="2" y="4" width="{width}" height="8" rx="4" fill="{colour}"/></svg>'
    ).format(width=width, title=title, colour=colour)


def thinned(points: Sequence[Point], most: int = _MOST_POINTS) -> list[Point]:
    """At most `most` points: each is the mean of its neighbours, which also takes the jitter out."""
    if len(points) <= most:
        return list(points)
    edges = [round(i * len(points) / most) for i in range(most + 1)]
    parts = [points[low:high] for low, high in pairwise(edges)]
    return [(sum(p[0] for p in part) / len(part), sum(p[1] for p in part) / len(part)) for part in parts if part]


def ticks(low: float, high: float, wanted: int = 5) -> list[float]:
    """Round numbers from `low` to `high`, about as many as wanted."""
    raw = (high - low) / wanted
    size = 10.0 ** math.floor(math.log10(raw))
    step = next((size * factor for factor in (1, 2, 2.5, 5, 10) if size * factor >= raw * 0.999), size * 10)
    first = math.ceil(low / step - 1e-9)
    return [round(n * step, 10) for n in range(first, math.floor(high / step + 1e-9) + 1)]


def _scale(axis: Axis, values: Sequence[float], begin: float, end: float) -> _Scale:
    low = axis.low if axis.low is not None else min(values)
    high = axis.high if axis.high is not None else max(values)
    if not math.isfinite(low + high) or high - low < 1e-9:
        low, high = (low if math.isfinite(low) else 0.0), (low if math.isfinite(low) else 0.0) + 1.0
    return _Scale(low, high, begin, end)


def _grid(across: _Scale, up: _Scale, x: Axis, y: Axis) -> Markup:
    parts = []
    for value in ticks(up.low, up.high):
        parts.append(
            Markup(
                '<line x1="{l}" y1="{v}" x2="{r}" y2="{v}" stroke="var(--line)"/>'
                '<text x="{t}" y="{b}" text-anchor="end" class="tick">{text}</text>'
            ).format(l=_LEFT, r=_WIDTH - _RIGHT, v=up.at(value), t=_LEFT - 7, b=up.at(value) + 4, text=_said(value, y))
        )
    for value in ticks(across.low, across.high, 7):
        parts.append(
            Markup('<text x="{v}" y="{b}" text-anchor="middle" class="tick">{text}</text>').format(
                v=across.at(value), b=_HEIGHT - _BOTTOM + 17, text=_said(value, x)
            )
        )
    parts.append(
        Markup(
            '<line x1="{l}" y1="{b}" x2="{r}" y2="{b}" stroke="var(--quiet)"/>'
            '<text x="{m}" y="{u}" text-anchor="middle" class="axis">{x}</text>'
            '<text x="12" y="{c}" text-anchor="middle" class="axis" transform="rotate(-90 12 {c})">{y}</text>'
        ).format(
            l=_LEFT, r=_WIDTH - _RIGHT, b=_HEIGHT - _BOTTOM, m=(_LEFT + _WIDTH - _RIGHT) / 2, u=_HEIGHT - 5,
            c=(_TOP + _HEIGHT - _BOTTOM) / 2, x=x.title, y=y.title,
        )
    )  # fmt: skip
    return Markup("").join(parts)


def _line(series: Series, across: _Scale, up: _Scale) -> Markup:
    points = [p for p in thinned(series.points) if math.isfinite(p[0] + p[1])]
    text = " ".join(f"{across.at(a)},{up.at(min(max(b, up.low), up.high))}" for a, b in points)
    dash = Markup(' stroke-dasharray="5 4"') if series.dashed else Markup("")
    drawn = Markup(
        '<polyline points="{text}" fill="none" stroke="{colour}" stroke-width="2" stroke-linejoin="round"{dash}>'
        "<title>{name}</title></polyline>"
    ).format(text=text, colour=series.colour, dash=dash, name=series.name)
    dots = [
        Markup('<circle cx="{a}" cy="{b}" r="5" fill="{colour}" stroke="var(--paper)" stroke-width="2"/>').format(
            a=across.at(a), b=up.at(b), colour=series.colour
        )
        for a, b in series.dots
    ]
    return drawn + Markup("").join(dots)


def colours_of(classes: Sequence[str]) -> Markup:
    """Which colour is which class; an empty text for one, and for more than can be told apart."""
    if not 1 < len(classes) <= len(COLOURS):
        return Markup("")
    return _legend([Series(name=name, points=(), colour=colour(place)) for place, name in enumerate(classes)])


def colour(place: int) -> str:
    """The colour of a class, as CSS has it."""
    return "#{:02x}{:02x}{:02x}".format(*colour_of(place))


def _legend(series: Sequence[Series]) -> Markup:
    items = [
        Markup('<span><i style="background:{colour}"></i>{name}</span>').format(colour=one.colour, name=one.name)
        for one in series
    ]
    return Markup('<div class="legend">{}</div>').format(Markup("").join(items))


def _said(value: float, axis: Axis) -> str:
    return f"{value:.0%}" if axis.percent else f"{value:g}"
