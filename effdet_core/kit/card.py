"""The model card of a run: one HTML file that opens offline in any browser and says what the model can do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from effdet_core import atomic, mirror
from effdet_core.dataset import SPLITS, Dataset
from effdet_core.evaluation.errors import KINDS
from effdet_core.evaluation.saved import NETWORK
from effdet_core.exports import record
from effdet_core.exports.record import Exports
from effdet_core.kit import card_charts, filling, gallery
from effdet_core.kit.charts import colours_of
from effdet_core.kit.limits import limits
from effdet_core.kit.results import Results, results_of
from effdet_core.kit.story import Data, Training, changed_settings, data_of, training_of, without_places
from effdet_core.kit.words import day, duration, in_words
from effdet_core.run_folder import RunFolder
from effdet_core.runtime.metadata import created_by
from effdet_core.spec import EfficientDetSpec

CARD = "model-card.html"
"""Its name in a run folder."""
Tell = Callable[[int, int, str], None]
_STEPS = 3 + gallery.TRAINING + gallery.EXAMPLES + len(KINDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that a card tells."""

    title: str
    run: str
    dataset: Dataset
    spec: EfficientDetSpec
    data: Data
    training: Training
    results: Results | None
    exports: Exports
    waterfall: record.Waterfall | None


def write_card(run: RunFolder, out: Path | None = None, *, tell: Tell = lambda *_: None) -> Path:
    """Writes the card of a run and returns where; by default `CARD` in the run folder.

    Reads what is there already (events, evaluations, exported files, photos) and measures nothing: a second or two.
    Raises `RunError` where there is no run, `UserError` when the disk refuses.
    """
    run.check()
    counter = _Counter(tell)
    facts = facts_of(run, counter.step)
    target = out or run.path / CARD
    atomic.write_text(target, page(facts, counter.step))
    tell(_STEPS, _STEPS, "")
    return target


def facts_of(run: RunFolder, step: Callable[[], None]) -> Facts:
    """Reads everything but the photos."""
    dataset, spec = Dataset.read(run.dataset), EfficientDetSpec.read(run.spec)
    step()
    results = results_of(run, dataset)
    step()
    return Facts(
        title=_title(run),
        run=run.name,
        dataset=dataset,
        spec=spec,
        data=data_of(dataset, spec.config),
        training=training_of(run, run.read_events()),
        results=results,
        exports=record.read(run),
        waterfall=record.read_waterfall(run),
    )


def page(facts: Facts, step: Callable[[], None]) -> str:
    """The card as HTML."""
    results, config = facts.results, facts.spec.config
    return filling.page(
        "card.html",
        facts=facts,
        config=config,
        names=in_words(facts.dataset.classes),
        day=day,
        duration=duration,
        splits=SPLITS,
        legend=colours_of(facts.dataset.classes),
        charts=card_charts.of_training(facts.training),
        training_photos=gallery.training_photos(facts.dataset, step),
        limits=limits(
            facts.data, config, results.evaluation if results else None, results.too_small if results else None,
            stale=bool(results and results.stale),
        ),
        settings=changed_settings(facts.spec),
        yaml=mirror.to_yaml(without_places(facts.spec)),
        made_by=created_by(),
        judged=_judged(results, step) if results else None,
        variants=card_charts.variants(facts.exports, config.name),
        steps=card_charts.waterfall(facts.waterfall) if facts.waterfall else (),
    )  # fmt: skip


def _judged(results: Results, step: Callable[[], None]) -> dict[str, Any]:
    """What the section on results is filled with."""
    evaluation, thresholds = results.evaluation, results.thresholds
    return {
        "evaluation": evaluation,
        "source": "the network" if evaluation.source == NETWORK else evaluation.source,
        "photos": {"test": "test photos", "val": "validation photos", "train": "training photos"}[evaluation.split],
        "verdicts": results.verdicts,
        "spans": results.spans,
        "rows": card_charts.class_rows(results),
        "curves": card_charts.precision_recall(results),
        "figures": card_charts.figures(results),
        "confusion": card_charts.confusion(results),
        "examples": gallery.examples(evaluation.photos, evaluation.classes, thresholds, step),
        "mistakes": gallery.mistakes(results.errors, evaluation.classes, step),
        "others": [
            ("the network" if one.source == NETWORK else one.source, one.split, len(one.photos), one.metrics.ap50)
            for one in results.others
        ],
        "thresholds": thresholds,
    }


class _Counter:
    """How far a card is."""

    def __init__(self, tell: Tell) -> None:
        self._tell, self._done = tell, 0

    def step(self) -> None:
        """One more thing is done."""
        self._done = min(self._done + 1, _STEPS - 1)
        self._tell(self._done, _STEPS, "Collecting photos")


def _title(run: RunFolder) -> str:
    """The project's name, where the run lies in one."""
    project = run.path.absolute().parent.parent
    return project.name if (project / "project.yaml").is_file() else run.name
