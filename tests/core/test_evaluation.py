"""Matching, verdicts, errors, curves and thresholds, held against the plain way to compute each."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from effdet_core.evaluation import curves, errors, matching, prices, verdicts
from effdet_core.evaluation.errors import KINDS
from effdet_core.evaluation.matching import Matches
from effdet_core.evaluation.prices import Prices
from effdet_core.evaluation.saved import Evaluation
from effdet_core.evaluation.thresholds import Thresholds
from tests.core import evaluations
from tests.core.evaluations import CLASSES, Box, of_photos, photo

HERE: Box = (10.0, 10.0, 50.0, 50.0)
THERE: Box = (100.0, 100.0, 150.0, 150.0)
BESIDE: Box = (10.0, 22.0, 50.0, 62.0)
"""Overlaps HERE by 0.54."""
HALF_OFF: Box = (10.0, 30.0, 50.0, 70.0)
"""Overlaps HERE by a third."""


@pytest.mark.parametrize("iou", [0.5, 0.75])
@pytest.mark.parametrize("seed", range(6))
def test_detections_find_the_objects_that_they_find_one_by_one(seed: int, iou: float) -> None:
    evaluation = evaluations.made_up(seed, crowds=seed % 2 == 0)
    matches = matching.match(evaluation, iou)
    plain: list[int] = []
    for number, item in enumerate(evaluation.photos):
        first = int(np.count_nonzero(matches.truths.photo < number))
        plain += [place + first if place >= 0 else place for place in evaluations.plainly_matched(item, iou).truth]
    assert np.where(matches.found.ignored, -2, matches.found.truth).tolist() == plain
    assert len(set(plain)) > 10


def test_a_detection_knows_how_near_it_came() -> None:
    matches = matching.match(of_photos(photo([(HERE, 0), (THERE, 1)], [(HALF_OFF, 0.9, 0), (HERE, 0.8, 1)])))
    assert matches.found.iou == pytest.approx([1 / 3, 0])
    assert matches.found.iou_any == pytest.approx([1 / 3, 1])


def _by_hand(evaluation: Evaluation, thresholds: Thresholds) -> tuple[Counter[int], Counter[int]]:
    """Found and false alarms of each class, counted one by one with the sure detections alone."""
    found: Counter[int] = Counter()
    alarms: Counter[int] = Counter()
    for item in evaluation.photos:
        results = evaluations.plainly_matched(item, 0.5).truth
        for kind, score, result in zip(item.kinds, item.scores, results, strict=True):
            if score >= thresholds.of(evaluation.classes[kind]) and result != -2:
                (found if result >= 0 else alarms)[kind] += 1
    return found, alarms


@pytest.mark.parametrize("thresholds", [Thresholds(common=0.3), Thresholds(common=0.5, per_class={"wasp": 0.125})])
def test_verdicts_count_what_is_found_and_what_is_not(thresholds: Thresholds) -> None:
    evaluation = evaluations.made_up(3, crowds=True)
    found, alarms = _by_hand(evaluation, thresholds)
    verdict = verdicts.at(matching.match(evaluation), thresholds)
    assert [item.found for item in verdict.classes] == [found[kind] for kind in range(3)]
    assert [item.alarms for item in verdict.classes] == [alarms[kind] for kind in range(3)]
    assert (verdict.all.found, verdict.all.alarms) == (found.total(), alarms.total())
    assert verdict.all.objects == sum(not c for item in evaluation.photos for c in item.crowd)


def test_photo_by_photo_adds_up_to_the_same() -> None:
    matches, thresholds = matching.match(evaluations.made_up(4, crowds=True)), Thresholds(common=0.25)
    verdict, tally = verdicts.at(matches, thresholds), verdicts.tally(matches, thresholds)
    for kind, item in enumerate(verdict.classes):
        sums = [int(part[:, kind].sum()) for part in (tally.objects, tally.found, tally.alarms)]
        assert sums == [item.objects, item.found, item.alarms]


def test_the_confusion_holds_each_object_and_each_detection_once() -> None:
    matches, thresholds = matching.match(evaluations.made_up(5)), Thresholds(common=0.2)
    verdict, table = verdicts.at(matches, thresholds), verdicts.at(matches, thresholds).confusion
    assert np.diagonal(table)[:3].tolist() == [item.found for item in verdict.classes]
    assert table[:3].sum(axis=1).tolist() == [item.objects for item in verdict.classes]
    assert table[:, :3].sum(axis=0).tolist() == [item.found + item.alarms for item in verdict.classes]
    assert table[3, 3] == 0
    assert table[:3, :3].sum() > np.diagonal(table).sum()


def test_what_is_taken_for_something_else_stands_beside_the_diagonal() -> None:
    matches = matching.match(of_photos(photo([(HERE, 0), (THERE, 2)], [(BESIDE, 0.9, 1)])))
    expected = np.zeros((4, 4), int)
    expected[0, 1] = expected[2, 3] = 1
    assert verdicts.at(matches, Thresholds()).confusion.tolist() == expected.tolist()


@pytest.mark.parametrize(
    ("objects", "found", "said"), [(1000, 999, 99), (1000, 1000, 100), (1000, 1, 1), (1000, 0, 0), (200, 183, 92)]
)
def test_a_sentence_never_says_all_or_none_when_it_is_not_so(objects: int, found: int, said: int) -> None:
    assert verdicts.Verdict("", objects, found, 0, 10).found_of_100 == said


def _only(matches: Matches, thresholds: Thresholds | None = None) -> errors.Error:
    (error,) = errors.errors(matches, thresholds or Thresholds())
    return error


def test_each_kind_of_mistake_is_named() -> None:
    def seen(truths: list[tuple[Box, int]], found: list[tuple[Box, float, int]]) -> errors.Error:
        return _only(matching.match(of_photos(photo(truths, found))))

    missed = seen([(HERE, 0)], [(HERE, 0.3, 0)])
    assert (missed.kind, missed.name, missed.said, missed.box, missed.truth) == ("missed", "bee", "", None, HERE)
    assert missed.score == pytest.approx(0.3)
    alarm = seen([], [(HERE, 0.8, 1)])
    assert (alarm.kind, alarm.name, alarm.said, alarm.truth) == ("false alarm", "wasp", "wasp", None)
    wrong = seen([(HERE, 0)], [(BESIDE, 0.8, 1)])
    assert (wrong.kind, wrong.name, wrong.said) == ("wrong class", "bee", "wasp")
    assert wrong.iou == pytest.approx(28 / 52)
    sloppy = seen([(HERE, 0)], [(HALF_OFF, 0.8, 0)])
    assert (sloppy.kind, sloppy.box, sloppy.truth) == ("sloppy box", HALF_OFF, HERE)
    double = seen([(HERE, 0)], [(HERE, 0.9, 0), (BESIDE, 0.8, 0)])
    assert (double.kind, double.box, double.score) == ("double", BESIDE, pytest.approx(0.8))


@pytest.mark.parametrize("seed", range(4))
def test_mistakes_account_for_every_miss_and_every_false_alarm(seed: int) -> None:
    matches, thresholds = matching.match(evaluations.made_up(seed, crowds=True)), Thresholds(common=0.2)
    found = errors.errors(matches, thresholds)
    everything = verdicts.at(matches, thresholds).all
    misses = [e for e in found if e.kind in ("missed", "wrong class", "sloppy box")]
    alarms = [e for e in found if e.box is not None]
    assert (len(misses), len(alarms)) == (everything.missed, everything.alarms)
    assert len({(e.image, e.truth) for e in misses}) == len(misses)
    assert len({(e.image, e.box, e.said, e.score) for e in alarms}) == len(alarms)
    assert found.counts() == {kind: sum(e.kind == kind for e in found) for kind in KINDS}
    assert min(found.counts().values()) > 0


def test_the_dearest_mistakes_come_first() -> None:
    matches = matching.match(of_photos(photo([(HERE, 0)], [(THERE, 0.95, 1)])))
    assert [e.kind for e in errors.errors(matches, Thresholds(), Prices(miss=5))] == ["missed", "false alarm"]
    assert [e.kind for e in errors.errors(matches, Thresholds(), Prices(alarm=5))] == ["false alarm", "missed"]
    costs = [e.cost for e in errors.errors(matching.match(evaluations.made_up(1)), Thresholds(common=0.2))]
    assert costs == sorted(costs, reverse=True)


def test_mistakes_can_be_looked_at_by_kind_and_class_and_piece_by_piece() -> None:
    found = errors.errors(matching.match(evaluations.made_up(2)), Thresholds(common=0.2))
    wasps = found.where("wrong class", "wasp")
    assert list(wasps) == [e for e in found if e.kind == "wrong class" and "wasp" in (e.name, e.said)]
    assert len(wasps)
    assert list(found[3:6]) == [found[3], found[4], found[5]]
    assert found[-1] == list(found)[-1]
    with pytest.raises(IndexError):
        _ = found[len(found)]


@pytest.mark.parametrize("kind", [0, 1, 2])
def test_the_curve_averages_to_the_ap_of_coco(kind: int) -> None:
    evaluation = evaluations.made_up(7, photos=60, crowds=True)
    curve = curves.pr_curve(matching.match(evaluation), kind)
    assert curve.ap == pytest.approx(evaluation.metrics.per_class_50[CLASSES[kind]], abs=1e-9)
    assert 0.2 < curve.ap < 1


@pytest.mark.parametrize("kind", [None, 1])
def test_a_point_of_the_curve_is_what_holds_at_its_threshold(kind: int | None) -> None:
    matches = matching.match(evaluations.made_up(8, crowds=True))
    curve = curves.pr_curve(matches, kind)
    for threshold in (0.1, 0.33, 0.5, float(curve.thresholds[3])):
        at = verdicts.at(matches, Thresholds(common=threshold))
        verdict = at.all if kind is None else at.classes[kind]
        row = curve.place_of(threshold)
        assert (curve.recall[row], curve.precision[row]) == pytest.approx((verdict.found_share, verdict.right_share))
    assert curve.place_of(0.999) == -1
    assert (np.diff(curve.thresholds) < 0).all()
    assert (np.diff(curve.envelope) <= 0).all()


def test_there_is_a_curve_of_nothing() -> None:
    curve = curves.pr_curve(matching.match(of_photos(photo([], []))), 0)
    assert (len(curve.recall), curve.ap, curve.place_of(0.5)) == (0, -1, -1)
    curve = curves.pr_curve(matching.match(of_photos(photo([(HERE, 0)], []))))
    assert curve.ap == 0


@pytest.mark.parametrize("price", [Prices(), Prices(miss=0.1, alarm=0.3), Prices(miss=7, alarm=1), Prices(alarm=0)])
@pytest.mark.parametrize("seed", range(3))
def test_no_other_threshold_costs_less(seed: int, price: Prices) -> None:
    matches = matching.match(evaluations.made_up(seed, crowds=True))
    tried = [0.0, *np.unique(matches.found.score).tolist(), 1.0]
    best = prices.best_thresholds(matches, price, per_class=False)
    costs = {value: prices.cost_at(matches, price, Thresholds(common=value)) for value in tried}
    lowest = min(costs.values())
    assert prices.cost_at(matches, price, best) == pytest.approx(lowest)
    dearer = [value for value, cost in costs.items() if value > best.common and cost <= lowest + 1e-9]
    assert all(_same_counts(matches, value, best.common) for value in dearer)


def _same_counts(matches: Matches, a: float, b: float) -> bool:
    return not ((matches.found.score >= min(a, b)) & (matches.found.score < max(a, b)) & ~matches.found.ignored).any()


def test_a_threshold_for_each_class_costs_no_more_than_one_for_all() -> None:
    matches, price = matching.match(evaluations.made_up(9, photos=80)), Prices(miss=1, alarm=2)
    common = prices.best_thresholds(matches, price, per_class=False)
    own = prices.best_thresholds(matches, price, per_class=True)
    assert own.common == common.common
    assert set(own.per_class) == set(CLASSES)
    assert prices.cost_at(matches, price, own) < prices.cost_at(matches, price, common)


def test_thresholds_are_numbers_that_can_be_said() -> None:
    matches = matching.match(of_photos(photo([(HERE, 0)], [(HERE, 0.71234, 0), (THERE, 0.38765, 0)])))
    assert prices.best_thresholds(matches, Prices(), per_class=False).common == 0.55
    near = matching.match(of_photos(photo([(HERE, 0)], [(HERE, 0.712345, 0), (THERE, 0.712343, 0)])))
    assert prices.best_thresholds(near, Prices(), per_class=False).common == 0.712345


def test_where_false_alarms_are_all_there_is_nothing_counts() -> None:
    matches = matching.match(of_photos(photo([], [(HERE, 0.9, 0)])))
    assert verdicts.at(matches, prices.best_thresholds(matches, Prices(), per_class=False)).all.alarms == 0


@pytest.mark.parametrize("values", [{"miss": -1.0}, {"miss": 0.0, "alarm": 0.0}, {"alarm": float("nan")}])
def test_impossible_prices_are_refused(values: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="prices"):
        Prices(**values)


def test_a_class_can_have_a_threshold_of_its_own_and_lose_it_again() -> None:
    own = Thresholds(common=0.4).with_class("bee", 0.7)
    assert own.array(CLASSES).tolist() == [0.7, 0.4, 0.4]
    assert own.with_class("bee", None) == Thresholds(common=0.4)
    with pytest.raises(ValueError, match="between 0 and 1"):
        own.with_class("bee", 1.5)
