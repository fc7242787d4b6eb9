"""The diagram of docs/architecture.md and the table below it, from one list of parts and arrows.

    python packaging/architecture.py           draws both anew; do so after a change of the lists below
    python packaging/architecture.py --show    prints the arrows that the code has

An arrow means "imports". What a part reaches over several arrows it may import directly, too: the diagram leaves those
out, `ARROWS` and the table have them. A test compares `ARROWS` with the graph that import-linter builds of the code.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "architecture.md"
PICTURE = ROOT / "docs" / "images" / "architecture.svg"
BEGIN, END = "<!-- parts: written by packaging/architecture.py -->", "<!-- end of parts -->"
Point = tuple[float, float]


@dataclass(frozen=True)
class Part:
    """One box: what it is for and the modules that are in it, as `app.x` or `effdet_core.x` with all below.

    column: of its middle, in widths of a box; row: 0 is at the top. Arrows point downwards.
    """

    what: str
    modules: tuple[str, ...]
    row: int
    column: float


def _window(*names: str) -> tuple[str, ...]:
    return tuple(f"app.{name}" for name in names)


def _core(*names: str) -> tuple[str, ...]:
    return tuple(f"effdet_core.{name}" for name in names)


PARTS = {
    "window": Part(
        "the program and its frame: rail, header, notices",
        _window("__main__", "studio", "main_window", "frame"), 0, 0.5,
    ),
    "pages": Part(
        "what the rail leads to: Home, Photos, Label, Train, Evaluate, Export & try; palette and keys",
        _window("home", "browser", "labelling", "training", "evaluation", "exporting", "tryout", "shortcuts"), 1, 1.5,
    ),
    "help": Part("the guide, the tour of the window and the system check", _window("checkup", "guide", "tour"), 2, 0.4),
    "shared widgets": Part(
        "widgets, jobs in threads, messages, settings, actions, look and languages",
        _window(
            "actions", "application", "icons", "widgets", "jobs", "messages", "problem_words", "settings",
            "translation", "theme", "theme_sheet",
        ),
        3, 0.9,
    ),
    "open project": Part(
        "a project that is open in the window, its scan, its thumbnails, and what comes into it",
        _window("page", "session", "saving", "scan_thread", "disk_watch", "thumbnails", "recognising"), 4, 0.4,
    ),
    "model_maker": Part("the dead library's interface, for old scripts", _core("model_maker"), 0, 5.3),
    "cli": Part("the command line, a module for each subcommand", _core("cli"), 1, 4.6),
    "kit": Part("golden kit and model card", _core("kit"), 2, 3.2),
    "nn": Part("network, training, export: the only part with TensorFlow", _core("nn"), 2, 5.3),
    "doctor": Part("what a computer lacks, and the remedies", _core("doctor"), 3, 3.8),
    "exports": Part("what was exported, how good it is, the Edge TPU's compiler", _core("exports"), 3, 4.9),
    "lab": Part("which programs take a .tflite, and repairs", _core("lab"), 3, 2.6),
    "capture": Part("videos, cameras, and frames kept as photos", _core("capture"), 4, 2.5),
    "elsewhere": Part("trainings that go to another computer and come back", _core("elsewhere"), 5, 1.6),
    "processes": Part(
        "children that train or work, started and watched",
        _core("training", "supervise", "tasks", "helpers"), 5, 2.9,
    ),
    "evaluation": Part("verdicts, thresholds, mistakes, ranges", _core("evaluation"), 4, 4.6),
    "project": Part("photos, labels, edits, splits, runs on disk", _core("project"), 6, 2.3),
    "runtime": Part("running and describing .tflite files", _core("runtime"), 6, 4.2),
    "formats": Part("seven formats of labels, read and written", _core("formats"), 7, 2.3),
    "metrics": Part("AP, ranges by chance, looks at validation photos", _core("metrics", "looks"), 7, 4.0),
    "pictures": Part("reading and fitting pictures; detections", _core("images", "preprocess", "detections"), 8, 3.1),
    "settings": Part(
        "the 19 parameters, the hparams, presets, YAML and scripts of them",
        _core(
            "spec", "hparams", "hparam_keys", "hparam_checks", "nms_configs", "overrides", "mirror", "recipe",
            "pretrained",
        ),
        9, 3.1,
    ),
    "run folder": Part(
        "the protocol of a training: events, data set, lock", _core("run_folder", "events", "dataset"), 10, 3.1
    ),
    "sample": Part("the generated pictures of the demo", _core("sample"), 10, 4.4),
    "ground": Part(
        "errors, atomic files, boxes, declared settings, children, cluster, waits with an end",
        _core("errors", "atomic", "boxes", "declare", "children", "cluster", "patience"), 11, 3.1,
    ),
}  # fmt: skip

ARROWS = {
    "window": "formats, ground, help, open project, pages, pictures, project, run folder, settings, shared widgets",
    "pages": (
        "capture, elsewhere, evaluation, exports, formats, ground, kit, lab, metrics, open project, pictures, "
        "processes, project, run folder, sample, settings, shared widgets"
    ),
    "help": "doctor, ground, open project, processes, shared widgets",
    "shared widgets": "ground, processes",
    "open project": "formats, ground, pictures, project",
    "model_maker": "cli, exports, formats, ground, nn, pictures, project, run folder, runtime, settings",
    "cli": (
        "doctor, elsewhere, evaluation, exports, formats, ground, kit, lab, nn, pictures, processes, project, "
        "run folder, runtime, sample, settings"
    ),
    "kit": "evaluation, exports, ground, metrics, pictures, run folder, runtime, sample, settings",
    "nn": "doctor, evaluation, exports, ground, metrics, pictures, processes, project, run folder, runtime, settings",
    "doctor": "capture, ground, processes, settings",
    "exports": "evaluation, ground, processes, run folder, runtime, settings",
    "lab": "ground, pictures, processes, runtime",
    "capture": "ground, pictures, processes, project, runtime",
    "elsewhere": "formats, ground, project, run folder, settings",
    "processes": "ground, project, run folder, settings",
    "evaluation": "ground, metrics, pictures, project, run folder, runtime",
    "project": "formats, ground, pictures, run folder",
    "runtime": "ground, metrics, pictures, run folder, settings",
    "formats": "ground, pictures, run folder",
    "metrics": "ground, pictures, run folder",
    "pictures": "ground, settings",
    "settings": "ground, run folder",
    "run folder": "ground",
    "sample": "ground",
    "ground": "",
}
"""Of each part, all that it imports directly."""

STARTS = {"processes": "nn"}
"""Drawn dashed: who starts whom as another process. They meet in the run folder only."""


def main() -> int:
    """Writes the picture and the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="print the arrows of the code and change nothing")
    if parser.parse_args().show:
        print("\n".join(f'    "{part}": "{", ".join(sorted(to))}",' for part, to in of_the_code().items()))
        return 0
    PICTURE.write_text(drawn(), "utf-8")
    PAGE.write_text(with_table(PAGE.read_text("utf-8")), "utf-8")
    return 0


def declared() -> dict[str, set[str]]:
    """`ARROWS` as sets."""
    return {part: set(filter(None, to.split(", "))) for part, to in ARROWS.items()}


def of_the_code() -> dict[str, set[str]]:
    """The arrows that the code has, from import-linter's graph. Raises KeyError for a module that is in no part."""
    import grimp

    graph = grimp.build_graph("app", "effdet_core", cache_dir=None)
    found: dict[str, set[str]] = {name: set() for name in PARTS}
    for module in graph.modules - {"app", "effdet_core"}:
        for imported in graph.find_modules_directly_imported_by(module) - {"app", "effdet_core"}:
            found[part_of(module)].add(part_of(imported))
    return {name: to - {name} for name, to in found.items()}


def part_of(module: str) -> str:
    """The name of the part that a module is in."""
    return {name: part for part, box in PARTS.items() for name in box.modules}[".".join(module.split(".")[:2])]


def reduced(arrows: Mapping[str, set[str]]) -> dict[str, list[str]]:
    """Without those arrows whose end is reached over others, too; the rest says as much of what may import what."""
    below = {part: reached(arrows, part) for part in arrows}
    return {
        part: [end for end in sorted(to) if not any(end in below[other] for other in to)] for part, to in arrows.items()
    }


def reached(arrows: Mapping[str, set[str]], part: str) -> set[str]:
    """All that can be reached from a part. Raises RecursionError where arrows go round in circles."""
    return arrows[part].union(*(reached(arrows, end) for end in arrows[part]))


def with_table(page: str) -> str:
    """The page with the table of the parts between its marks."""
    head, _, rest = page.partition(BEGIN)
    tail = rest.partition(END)[2]
    rows = [f"| **{name}** | {part.what} | {_listed(part.modules)} | {ARROWS[name]} |" for name, part in PARTS.items()]
    table = "\n".join(["| part | what it is | modules | imports directly |", "|---|---|---|---|", *rows])
    return f"{head}{BEGIN}\n\n{table}\n\n{END}{tail}"


def _listed(modules: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in modules)


# The drawing: an arrow over several rows goes straight down through a gap between the boxes of each.

WIDTH, HEIGHT, ACROSS, DOWN, EDGE = 142.0, 42.0, 156.0, 82.0, 12.0
FILL = {"app": "#e3edfb", "effdet_core": "#eef4e6", "nn": "#fbe9d7"}
LEGEND = {
    FILL["app"]: "the window: Qt, never TensorFlow",
    FILL["effdet_core"]: "the light core: neither before a command needs it",
    FILL["nn"]: "TensorFlow, in processes of its own",
    "": "dashed: starts as another process",
}
_LANE = 9.0


def drawn() -> str:
    """The diagram as SVG. Its ground is white, so that it reads on dark pages as well."""
    arrows = [(part, end) for part, to in reduced(declared()).items() for end in to]
    most = max(part.column for part in PARTS.values())
    rows = 1 + max(part.row for part in PARTS.values())
    size = (ACROSS * most + WIDTH / 2 + 3 * EDGE + 2 * _LANE, DOWN * (rows - 1) + HEIGHT + 2 * EDGE)
    lanes = Lanes()
    parts = [_line(lanes.path(part, end), _title(part, end)) for part, end in arrows]
    parts += [
        _line(_aside(start, end), f"{start} starts {end} as another process", True) for start, end in STARTS.items()
    ]
    parts += [_box(name, part) for name, part in PARTS.items()]
    parts += [_legend(place, fill, words) for place, (fill, words) in enumerate(LEGEND.items())]
    return _SVG.format(width=round(size[0]), height=round(size[1]), content="\n".join(parts))


_SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" \
font-family="Inter, 'Segoe UI', 'DejaVu Sans', sans-serif" role="img">
<title>The parts of EffDet Studio and what imports what</title>
<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">\
<path d="M0 0 L8 4 L0 8 z" fill="#5b6675"/></marker></defs>
<rect width="{width}" height="{height}" fill="#ffffff" rx="8"/>
{content}
</svg>
"""


class Lanes:
    """Where arrows cross the rows: each in a lane of its own, in the gap nearest to its straight line."""

    def __init__(self) -> None:
        self._taken: set[tuple[int, int]] = set()

    def path(self, part: str, end: str) -> list[Point]:
        """The points that an arrow goes through: out of a box, through the gaps, into a box."""
        first, last = PARTS[part], PARTS[end]
        begin, finish = _out(part, end), _into(part, end)
        points = [begin]
        for row in range(first.row + 1, last.row):
            share = (row - first.row) / (last.row - first.row)
            x = self._free(row, begin[0] + share * (finish[0] - begin[0]))
            points += [(x, _top(row) - 8), (x, _top(row) + HEIGHT + 8)]
        return [*points, finish]

    def _free(self, row: int, wanted: float) -> float:
        spots = sorted((abs(_LANE * lane - wanted), lane) for lane in range(1, 200))
        lane = next(lane for _, lane in spots if (row, lane) not in self._taken and not _covered(row, _LANE * lane))
        self._taken.add((row, lane))
        return _LANE * lane


def _middle(part: Part) -> float:
    return EDGE + _LANE + part.column * ACROSS


def _top(row: int) -> float:
    return EDGE + row * DOWN


def _covered(row: int, x: float) -> bool:
    """Whether a box of the row is there, with a little air."""
    return any(abs(_middle(part) - x) < WIDTH / 2 + 6 for part in PARTS.values() if part.row == row)


def _out(part: str, end: str) -> Point:
    ends = sorted(reduced(declared())[part], key=lambda name: PARTS[name].column)
    return _spread(PARTS[part], ends.index(end), len(ends)), _top(PARTS[part].row) + HEIGHT


def _into(part: str, end: str) -> Point:
    drawn_arrows = reduced(declared())
    starts = sorted((name for name in PARTS if end in drawn_arrows[name]), key=lambda name: PARTS[name].column)
    return _spread(PARTS[end], starts.index(part), len(starts)), _top(PARTS[end].row) - 1


def _spread(part: Part, place: int, count: int) -> float:
    return _middle(part) + (place - (count - 1) / 2) * min(24.0, 0.7 * WIDTH / count)


def _aside(start: str, end: str) -> list[Point]:
    """From the right side of one box to the underside of another that stands higher."""
    first, last = PARTS[start], PARTS[end]
    x = _middle(last) + WIDTH / 2 - 12
    y = _top(first.row) + HEIGHT / 2
    return [(_middle(first) + WIDTH / 2, y), (x, y - 40), (x, _top(last.row) + HEIGHT + 1)]


def _line(points: list[Point], title: str, dashed: bool = False) -> str:
    x, y = points[0]
    path = [f"M{x:.0f} {y:.0f}"]
    for (x0, y0), (x1, y1) in pairwise(points):
        bend = abs(y1 - y0) / 2 if y1 > y0 else 0.0
        path.append(
            f"L{x1:.0f} {y1:.0f}"
            if x0 == x1
            else f"C{x0:.0f} {y0 + bend:.0f} {x1:.0f} {y1 - bend:.0f} {x1:.0f} {y1:.0f}"
        )
    dash = ' stroke-dasharray="5 4"' if dashed else ""
    return (
        f'<path d="{" ".join(path)}" fill="none" stroke="#5b6675" stroke-width="1.3"{dash} marker-end="url(#tip)">'
        f"<title>{escape(title)}</title></path>"
    )


def _title(part: str, end: str) -> str:
    return f"{part} imports {end}"


def _box(name: str, part: Part) -> str:
    left, top = _middle(part) - WIDTH / 2, _top(part.row)
    fill = FILL.get(name) or FILL[part.modules[0].partition(".")[0]]
    return (
        f'<g><title>{escape(part.what)}</title><rect x="{left:.0f}" y="{top:.0f}" width="{WIDTH:.0f}" '
        f'height="{HEIGHT:.0f}" rx="7" fill="{fill}" stroke="#8a94a3"/>'
        f'<text x="{_middle(part):.0f}" y="{top + 26:.0f}" font-size="15.5" font-weight="600" fill="#1d2733" '
        f'text-anchor="middle">{escape(name)}</text></g>'
    )


def _legend(place: int, fill: str, words: str) -> str:
    left, top = EDGE + _LANE + 6, _top(9) + 24 * place
    swatch = f'<rect x="{left:.0f}" y="{top:.0f}" width="26" height="15" rx="3" fill="{fill}" stroke="#8a94a3"/>'
    dash = f'<path d="M{left:.0f} {top + 8:.0f} h26" stroke="#5b6675" stroke-dasharray="5 4"/>'
    text = f'<text x="{left + 36:.0f}" y="{top + 12:.0f}" font-size="13" fill="#1d2733">{escape(words)}</text>'
    return (swatch if fill else dash) + text


if __name__ == "__main__":
    sys.exit(main())
