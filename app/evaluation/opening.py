"""Reading a saved evaluation in a thread, with all that must not be computed while somebody watches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.evaluation.setting import setting_of
from effdet_core.errors import InputError, UserError
from effdet_core.evaluation import choice as choices
from effdet_core.evaluation import intervals, prices, saved, verdicts
from effdet_core.evaluation.choice import Choice
from effdet_core.evaluation.curves import Curve, pr_curve
from effdet_core.evaluation.intervals import RateSpans, Resampled, TooSmall
from effdet_core.evaluation.matching import Matches, match
from effdet_core.evaluation.prices import Prices
from effdet_core.evaluation.saved import NETWORK, Evaluation, Listed, Photo
from effdet_core.evaluation.thresholds import Thresholds
from effdet_core.evaluation.verdicts import Verdicts
from effdet_core.run_folder import RunFolder


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """A saved evaluation, matched. stale: the run or the file is another now. photos: by their paths.

    curves: of each class by its place, of all together by None.
    """

    run: RunFolder
    listed: Listed
    evaluation: Evaluation
    matches: Matches
    resampled: Resampled
    curves: Mapping[int | None, Curve]
    photos: Mapping[str, Photo]
    too_small: TooSmall | None
    stale: bool
    choice: Choice | None = None
    _best: dict[tuple[Prices, bool], Thresholds] = field(default_factory=dict)
    _standing: dict[tuple[Prices, bool], Verdicts] = field(default_factory=dict)

    def best(self, wanted: Prices, own: bool) -> Thresholds:
        """The thresholds that cost least; see `prices.best_thresholds`."""
        if (wanted, own) not in self._best:
            self._best[wanted, own] = prices.best_thresholds(self.matches, wanted, per_class=own)
        return self._best[wanted, own]

    def at_best(self, wanted: Prices, own: bool) -> Verdicts:
        """What holds at them."""
        if (wanted, own) not in self._standing:
            self._standing[wanted, own] = verdicts.at(self.matches, self.best(wanted, own))
        return self._standing[wanted, own]

    def standing(self, thresholds: Thresholds) -> tuple[Verdicts, RateSpans]:
        """What holds at thresholds, and how much of it is chance."""
        return verdicts.at(self.matches, thresholds), self.resampled.rates(thresholds)


def open_evaluation(run: RunFolder, listed: Listed) -> Opened:
    """Raises `UserError`."""
    evaluation = saved.read(listed.path)
    matches = match(evaluation)
    classes = range(len(evaluation.classes))
    made = Opened(
        run=run,
        listed=listed,
        evaluation=evaluation,
        matches=matches,
        resampled=Resampled(matches),
        curves={None: pr_curve(matches), **{place: pr_curve(matches, place) for place in classes}},
        photos={photo.image: photo for photo in evaluation.photos},
        too_small=intervals.too_small(evaluation),
        stale=is_stale(run, evaluation),
        choice=choice_of(run),
    )
    first = setting_of(made.choice)
    made.standing(first.thresholds)
    made.at_best(first.prices, first.own)
    return made


def choice_of(run: RunFolder) -> Choice | None:
    """What exported files are told; a damaged file counts as none: the page is where it is chosen again."""
    try:
        return choices.read(run)
    except InputError:
        return None


def is_stale(run: RunFolder, evaluation: Evaluation) -> bool:
    """Whether what was judged is another now, or gone."""
    try:
        model = saved.weights_of(run) if evaluation.source == NETWORK else run.export / evaluation.source
        return saved.is_stale(evaluation, model)
    except UserError:
        return True
