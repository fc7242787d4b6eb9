"""Measures how good a trained run or an exported file is: how much it finds, how often it is wrong, COCO's figures.

AP50 is the usual one figure: 1 means that every object is found, with no false alarm, in the right place (overlapping
by half or more). What is likely, or stands in brackets, is where a figure would lie on other such pictures, 19 times of
20. The pictures are those of the run; for a file outside a run, say with --on which to use. What was
found in a run's own pictures is kept in the run, for the Evaluate page.

--price-miss and --price-alarm choose from how sure a detection counts so that mistakes cost least, and keep that for
files exported later. With --split val the test pictures stay an honest judge of it.
"""

from __future__ import annotations

import argparse
import math
from dataclasses import asdict
from pathlib import Path
from typing import Any

from effdet_core.cli import trained
from effdet_core.cli.runs import share
from effdet_core.cli.terminal import Terminal, prints_to
from effdet_core.dataset import SPLITS, Dataset, Example, Split
from effdet_core.errors import Problem, UserError
from effdet_core.evaluation import choice, intervals, judging, matching, prices, saved, verdicts
from effdet_core.evaluation.choice import Choice
from effdet_core.evaluation.intervals import RateSpan, RateSpans
from effdet_core.evaluation.matching import Matches
from effdet_core.evaluation.prices import Prices
from effdet_core.evaluation.saved import Evaluation, Span
from effdet_core.evaluation.thresholds import Thresholds
from effdet_core.evaluation.verdicts import Verdict, Verdicts
from effdet_core.project import Project
from effdet_core.run_folder import RunFolder

SUMMARY = "measure how good it is"
EXAMPLES = """\
  effdet evaluate bees/runs/run-001
  effdet evaluate bees/runs/run-001/export/run-001-int8.tflite --split val
  effdet evaluate downloaded.tflite --on bees
  effdet evaluate bees/runs/run-001 --split val --price-miss 5 --price-alarm 1
"""
_FIGURES = {
    "AP50": "ap50",
    "AP75": "ap75",
    "AP (0.50 to 0.95)": "ap",
    "AP small objects": "ap_small",
    "AP medium objects": "ap_medium",
    "AP large objects": "ap_large",
    "AR, 1 detection": "ar1",
    "AR, 10 detections": "ar10",
    "AR, 100 detections": "ar100",
}


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of `effdet evaluate`."""
    parser.add_argument("subject", metavar="RUN|MODEL.tflite", type=Path, help="a run folder or an exported file")
    parser.add_argument("--split", choices=SPLITS, default="test", help="which pictures (default: %(default)s)")
    parser.add_argument("--on", metavar="PROJECT|RUN", type=Path, help="whose pictures (default: those of the run)")
    parser.add_argument("--workers", metavar="N", type=int, help="processes for a .tflite (default: one per core)")
    group = parser.add_argument_group("from how sure a detection counts")
    group.add_argument("--price-miss", metavar="X", type=_price, help="what an object costs that is not found")
    group.add_argument("--price-alarm", metavar="X", type=_price, help="what a false alarm costs")
    group.add_argument("--one-threshold", action="store_true", help="the same for all classes, not one for each")


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Measures, keeps and shows."""
    subject, is_file = arguments.subject.absolute(), arguments.subject.suffix == ".tflite"
    if arguments.workers is not None and (arguments.workers < 1 or not is_file):
        raise UserError("--workers takes a whole number from 1, and only for a .tflite.")
    price = _prices(arguments)
    dataset, owner = _dataset(subject, arguments.on)
    examples = dataset.of(arguments.split)
    if not examples:
        raise UserError(f"There are no {arguments.split} pictures.", hint="Choose another --split.")
    if price and owner is None:
        hint = "Leave --on out, or name a run with it."
        raise UserError("Thresholds are chosen for a run, on its own pictures.", hint=hint)
    if is_file:
        evaluation = _of_file(subject, examples, dataset.classes, arguments, terminal)
    else:
        evaluation = _of_network(RunFolder(subject), examples, dataset.classes, arguments.split, terminal)
    kept = saved.write(owner, evaluation) if owner and (is_file or owner.path == subject) else None
    matches = matching.match(evaluation)
    chosen = _chosen(matches, price, owner, per_class=not arguments.one_threshold)
    if price and owner:
        choice.write(owner, chosen)
    terminal.say(f"{subject.name} on {len(examples)} {arguments.split} pictures")
    _report(evaluation, matches, chosen, kept, terminal)
    if price and owner:
        terminal.say(f"These thresholds were kept in {owner.thresholds}, for files that are exported from now on.")
    return 0


def sentence(verdict: Verdict, span: RateSpan, at: str) -> str:
    """What a person wants to know first. at: the threshold, in words."""
    if verdict.objects == 0:
        found = "There is nothing to be found"
    else:
        found = f"Finds {verdict.found_of_100} of 100{f' {verdict.name}' if verdict.name else ' objects'}"
        found += f" ({_between(span.found_share, 100)})"
    alarms = f"{_number(verdict.alarms_per_100)} false alarms per 100 pictures"
    return f"{found}, {alarms} ({_between(span.alarms_per_100)}), at {at}."


def _report(evaluation: Evaluation, matches: Matches, chosen: Choice, kept: Path | None, terminal: Terminal) -> None:
    verdict = verdicts.at(matches, chosen.thresholds)
    spans = intervals.Resampled(matches).rates(chosen.thresholds)
    small = intervals.too_small(evaluation)
    values = sorted({chosen.thresholds.of(name) for name in evaluation.classes})
    terminal.say(sentence(verdict.all, spans.all, " to ".join(f"{value:.2f}" for value in {values[0], values[-1]})))
    if small:
        terminal.warn(_few(small))
    terminal.table(
        ("class", "objects", "found of 100", "false alarms", "at"),
        [_rates(item, span, chosen.thresholds) for item, span in zip(verdict.classes, spans.classes, strict=True)],
    )
    _show_figures(evaluation, terminal)
    terminal.result(_machine(evaluation, verdict, spans, chosen, small, kept))


def _show_figures(evaluation: Evaluation, terminal: Terminal) -> None:
    metrics, known = evaluation.metrics, evaluation.intervals
    spans = {"ap": known.ap, "ap50": known.ap50, "ap75": known.ap75}
    rows = [
        (text, share(getattr(metrics, key)), _between(spans[key], digits=3) if key in spans else "")
        for text, key in _FIGURES.items()
    ]
    terminal.table(("figure", "value", "likely"), rows)
    per_class = [
        (name, share(metrics.per_class_50[name]), _between(known.per_class_50[name], digits=3), share(ap))
        for name, ap in metrics.per_class.items()
    ]
    terminal.table(("class", "AP50", "likely", "AP"), per_class)


def _machine(
    evaluation: Evaluation,
    verdict: Verdicts,
    spans: RateSpans,
    chosen: Choice,
    small: intervals.TooSmall | None,
    kept: Path | None,
) -> dict[str, Any]:
    """Everything, for programs."""
    rates = zip((verdict.all, *verdict.classes), (spans.all, *spans.classes), strict=True)
    everything, *classes = [asdict(item) | {"missed": item.missed, "spans": asdict(span)} for item, span in rates]
    return {
        "split": evaluation.split,
        "images": len(evaluation.photos),
        "metrics": evaluation.metrics,
        "intervals": evaluation.intervals,
        "thresholds": chosen.thresholds,
        "prices": chosen.prices,
        "all": everything,
        "classes": classes,
        "confusion": verdict.confusion.tolist(),
        "too_small": asdict(small) if small else None,
        "kept": kept,
    }


def _rates(verdict: Verdict, span: RateSpan, thresholds: Thresholds) -> tuple[str, ...]:
    found = f"{verdict.found_of_100} ({_between(span.found_share, 100)})" if verdict.objects else "–"
    alarms = f"{_number(verdict.alarms_per_100)} ({_between(span.alarms_per_100)})"
    return verdict.name, str(verdict.objects), found, alarms, f"{thresholds.of(verdict.name):.2f}"


def _few(small: intervals.TooSmall) -> Problem:
    where = f"AP50 lies between {small.low:.2f} and {small.high:.2f}" if small.low >= 0 else "AP50 is unknown"
    return Problem(
        f"{small.photos} pictures are too few to tell: {where}",
        hint=f"About {small.enough} would do to tell one training from another.",
    )


def _between(span: Span, times: float = 1.0, digits: int = 0) -> str:
    low, high = span
    if low < 0:
        return "–"
    return f"{low:.{digits}f} to {high:.{digits}f}" if digits else f"{_number(times * low)} to {_number(times * high)}"


def _number(value: float) -> str:
    """Whole, but for what would be rounded to nothing."""
    return f"{value:.1f}" if 0 < value < 1 else f"{value:.0f}"


def _price(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not (0 <= value < 1e9 and math.isfinite(value)):
        raise argparse.ArgumentTypeError(f"must be a number from 0, not {text!r}")
    return value


def _prices(arguments: argparse.Namespace) -> Prices | None:
    given = {"miss": arguments.price_miss, "alarm": arguments.price_alarm}
    wanted = {name: value for name, value in given.items() if value is not None}
    if not any(wanted.values()) and len(wanted) == len(given):
        raise UserError("--price-miss and --price-alarm cannot both be 0.")
    return Prices(**wanted) if wanted else None


def _chosen(matches: Matches, price: Prices | None, owner: RunFolder | None, *, per_class: bool) -> Choice:
    """The thresholds for these prices, or else those that were chosen for the run before."""
    if price:
        return Choice(thresholds=prices.best_thresholds(matches, price, per_class=per_class), prices=price)
    return (choice.read(owner) if owner else None) or Choice(thresholds=Thresholds())


def _dataset(subject: Path, on: Path | None) -> tuple[Dataset, RunFolder | None]:
    """The pictures, and the run that they belong to, if to any."""
    if on is not None and (on / "project.yaml").is_file():
        return Project.open(on).freeze()[0], None
    folder = run_of(on.absolute() if on else subject)
    if folder is None:
        raise UserError(
            "belongs to no run, so there are no pictures to measure it on" if subject.suffix else "does not exist",
            where=str(on or subject),
            hint="Say with --on which project or run to use.",
        )
    folder.check()
    return Dataset.read(folder.dataset), folder


def run_of(path: Path) -> RunFolder | None:
    """The run that is `path` or that it lies in (its export folder)."""
    for folder in (path, *path.parents[:2]):
        if (folder / "dataset.json").is_file():
            return RunFolder(folder)
    return RunFolder(path) if path.is_dir() else None


def _of_file(
    path: Path,
    examples: tuple[Example, ...],
    classes: tuple[str, ...],
    arguments: argparse.Namespace,
    terminal: Terminal,
) -> Evaluation:
    with terminal.progress(f"Evaluating {path.name}") as progress:
        return judging.judge_file(
            path, examples, classes, arguments.split, workers=arguments.workers, progress=progress
        )


def _of_network(
    folder: RunFolder, examples: tuple[Example, ...], classes: tuple[str, ...], split: Split, terminal: Terminal
) -> Evaluation:
    network = trained.load(folder, terminal)
    if network.dataset.classes != classes:
        raise UserError(
            f"was trained on {', '.join(network.dataset.classes)}, these pictures have {', '.join(classes)}",
            where=str(folder.path),
            hint="Evaluate it on pictures with the same classes.",
        )
    from effdet_core.nn.evaluate import detections_of
    from effdet_core.nn.network_detector import NetworkDetector

    with terminal.progress(f"Evaluating {folder.name}") as progress, prints_to(folder.log):
        found = detections_of(NetworkDetector(network.model, network.config), examples, progress=progress)
    model = saved.fingerprint_of(saved.weights_of(folder))
    return judging.evaluation_of(saved.NETWORK, model, examples, found, classes, split)
