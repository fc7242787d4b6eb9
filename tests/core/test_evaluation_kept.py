"""Evaluations and choices on disk, and how much of an evaluation is chance."""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
import pytest

from effdet_core.detections import Detections
from effdet_core.errors import InputError, RunError
from effdet_core.evaluation import choice, curves, errors, intervals, matching, prices, saved, verdicts
from effdet_core.evaluation.choice import Choice
from effdet_core.evaluation.prices import Prices
from effdet_core.evaluation.saved import Evaluation
from effdet_core.evaluation.thresholds import Thresholds
from effdet_core.metrics import coco_metrics, resampling
from effdet_core.run_folder import RunFolder
from tests.core import evaluations
from tests.core.evaluations import CLASSES, Box, example_of, of_photos, photo

HERE: Box = (10.0, 10.0, 50.0, 50.0)


@pytest.fixture
def run(tmp_path: Path) -> RunFolder:
    return RunFolder(tmp_path / "run-001")


@pytest.fixture(scope="module")
def evaluation() -> Evaluation:
    return evaluations.made_up(1, crowds=True)


def test_an_evaluation_comes_back_as_it_was(run: RunFolder, evaluation: Evaluation) -> None:
    path = saved.write(run, evaluation)
    assert path == run.path / "evaluations" / "model.tflite-test.json"
    assert saved.read(path) == evaluation


def test_the_evaluations_of_a_run_are_listed_without_opening_them(run: RunFolder, evaluation: Evaluation) -> None:
    assert saved.all_of(run) == ()
    for source, split in (("network", "val"), ("my-run-int8.tflite", "test")):
        saved.write(run, msgspec.structs.replace(evaluation, source=source, split=split))
    (run.evaluations / "network-train.json").write_text("{ damaged")
    (run.evaluations / "notes.json").write_text("{}")
    listed = {(item.source, item.split) for item in saved.all_of(run)}
    assert listed == {("network", "val"), ("my-run-int8.tflite", "test"), ("network", "train")}


def test_a_path_to_a_file_far_away_names_no_place_outside_the_run(run: RunFolder) -> None:
    assert saved.path_of(run, "/far/away/../model.tflite", "val").parent == run.evaluations


_DAMAGED = {
    "not JSON": lambda text: text[: len(text) // 2],
    "a class that does not exist": lambda text: text.replace(b'"classes":["bee","wasp","fly"]', b'"classes":["bee"]'),
    "scores that are missing": lambda text: text.replace(b'"scores":[', b'"scores":[0.5,', 1),
    "a score above 1": lambda text: text.replace(b'"scores":[0.', b'"scores":[7.', 1),
    "a box without end": lambda text: text.replace(b'"found":[[', b'"found":[[1e300', 1),
    "a class below 0": lambda text: text.replace(b'"kinds":[', b'"kinds":[-', 1),
    "no numbers": lambda text: text.replace(b'"height":220', b'"height":"tall"', 1),
    "deep nesting": lambda _text: b"[" * 100_000,
}


@pytest.mark.parametrize("damage", _DAMAGED)
def test_a_damaged_evaluation_says_so(run: RunFolder, evaluation: Evaluation, damage: str) -> None:
    path = saved.write(run, evaluation)
    path.write_bytes(_DAMAGED[damage](path.read_bytes()))
    with pytest.raises(InputError, match="is not an evaluation"):
        saved.read(path)


def test_a_file_damaged_anywhere_is_refused_or_can_be_looked_at(run: RunFolder) -> None:
    path = saved.write(run, evaluations.made_up(3, photos=4))
    whole, chance = path.read_bytes(), np.random.default_rng(0)
    refused = 0
    for _ in range(400):
        damaged = bytearray(whole)
        for place in chance.integers(0, len(whole), int(chance.integers(1, 4))):
            damaged[place] = int(chance.choice(list(b'0123456789-.e,[]{}"n')))
        path.write_bytes(damaged)
        try:
            matches = matching.match(saved.read(path))
        except InputError:
            refused += 1
            continue
        list(errors.errors(matches, Thresholds(common=0.2)))
        curves.pr_curve(matches)
        prices.best_thresholds(matches, Prices(), per_class=True)
        intervals.Resampled(matches).rates(Thresholds())
    assert 100 < refused < 400


def test_what_a_broken_model_finds_can_be_kept_and_read(run: RunFolder) -> None:
    odd = Detections.sorted([[np.nan, -np.inf, np.inf, 5], [0, 0, 9, 9]], [np.nan, 1.5], [0, 1])
    kept = saved.photo_of(example_of(photo([(HERE, 0)], [])), odd)
    judged = evaluations.of_photos(kept)
    assert saved.read(saved.write(run, judged)) == judged
    assert matching.match(judged).objects == 1


def test_a_missing_evaluation_says_so(run: RunFolder) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        saved.read(saved.path_of(run, "network", "val"))


def test_an_evaluation_of_another_model_is_stale(tmp_path: Path, evaluation: Evaluation) -> None:
    model = tmp_path / "model.tflite"
    model.write_bytes(b"first")
    judged = msgspec.structs.replace(evaluation, model=saved.fingerprint_of(model))
    assert not saved.is_stale(judged, model)
    model.write_bytes(b"second")
    assert saved.is_stale(judged, model)
    model.unlink()
    assert saved.is_stale(judged, model)


def test_the_best_weights_are_judged_or_the_last(run: RunFolder) -> None:
    with pytest.raises(RunError, match="no weights"):
        saved.weights_of(run)
    run.checkpoints.mkdir(parents=True)
    for name in ("last.npz", "best.npz"):
        (run.checkpoints / name).touch()
        assert saved.weights_of(run).name == name


def test_a_choice_comes_back_and_can_be_taken_back(run: RunFolder) -> None:
    assert choice.read(run) is None
    chosen = Choice(thresholds=Thresholds(common=0.35, per_class={"bee": 0.5}), prices=Prices(miss=3, alarm=1))
    choice.write(run, chosen)
    assert choice.read(run) == chosen
    choice.forget(run)
    choice.forget(run)
    assert choice.read(run) is None


@pytest.mark.parametrize("per_class", [True, False])
def test_the_cheapest_thresholds_can_be_kept(run: RunFolder, evaluation: Evaluation, per_class: bool) -> None:
    price = Prices(miss=1, alarm=2)
    chosen = Choice(
        thresholds=prices.best_thresholds(matching.match(evaluation), price, per_class=per_class), prices=price
    )
    choice.write(run, chosen)
    assert choice.read(run) == chosen


@pytest.mark.parametrize("text", ["", '{"thresholds": {"common": 7}}', "[]", '{"thresholds": {"common": 0.4}, "x": 1}'])
def test_a_damaged_choice_says_so(run: RunFolder, text: str) -> None:
    run.path.mkdir()
    run.thresholds.write_text(text)
    with pytest.raises(InputError, match="no thresholds"):
        choice.read(run)


@pytest.mark.parametrize("seed", range(3))
def test_the_ap_of_a_draw_is_that_of_the_photos_it_drew(seed: int) -> None:
    """Brute force: COCO itself on a list in which photos stand as often as they were drawn."""
    # Of detections that are equally sure COCO takes the first of the list first, which copies of photos change.
    evaluation = evaluations.made_up(seed, photos=15, crowds=True, ties=False)
    drawn = np.random.default_rng(seed).integers(0, 15, (4, 15))
    weights = np.array([np.bincount(row, minlength=15) for row in drawn], np.float32)
    hits = resampling.hits_of(matching.columns_of(evaluation.photos), 3, intervals.IOUS)
    ours = np.array([resampling.average_precision(hit, weights) for hit in hits])
    for number, row in enumerate(weights.astype(int)):
        again = [item for item, count in zip(evaluation.photos, row, strict=True) for _ in range(count)]
        truth = coco_metrics([example_of(item) for item in again], saved.detections_of(again), CLASSES)
        assert ours[:, :, number].mean(axis=1) == pytest.approx(list(truth.per_class.values()), abs=1e-9)
        assert ours[:, 0, number] == pytest.approx(list(truth.per_class_50.values()), abs=1e-9)
        assert resampling.mean_precision(ours[:, 5])[number] == pytest.approx(truth.ap75, abs=1e-9)


def test_the_photos_as_they_are_give_the_figures_themselves(evaluation: Evaluation) -> None:
    hits = resampling.hits_of(matching.columns_of(evaluation.photos), 3, intervals.IOUS)
    as_is = resampling.as_they_are(len(evaluation.photos))
    table = np.array([resampling.average_precision(hit, as_is)[:, 0] for hit in hits])
    assert table.mean() == pytest.approx(evaluation.metrics.ap, abs=1e-9)
    assert table[:, 0] == pytest.approx(list(evaluation.metrics.per_class_50.values()), abs=1e-9)


def test_the_intervals_are_those_of_figures_computed_anew_for_every_draw() -> None:
    evaluation = evaluations.made_up(5, photos=12)
    weights = resampling.draws(12).astype(int)[:200]
    values = []
    for row in weights:
        again = [item for item, count in zip(evaluation.photos, row, strict=True) for _ in range(count)]
        values.append(coco_metrics([example_of(i) for i in again], saved.detections_of(again), CLASSES).ap50)
    low, high = np.percentile(values, (2.5, 97.5))
    assert evaluation.intervals.ap50 == pytest.approx((low, high), abs=0.03)
    assert high - low > 0.1


def test_intervals_hold_the_figure_and_narrow_with_more_photos() -> None:
    few, many = evaluations.made_up(2, photos=20), evaluations.made_up(2, photos=500)
    for item in (few, many):
        low, high = item.intervals.ap50
        assert low < item.metrics.ap50 < high
        for name, (class_low, class_high) in item.intervals.per_class_50.items():
            assert class_low <= item.metrics.per_class_50[name] <= class_high
    assert _width(many) < _width(few) / 3


def _width(evaluation: Evaluation) -> float:
    return evaluation.intervals.ap50[1] - evaluation.intervals.ap50[0]


def test_rates_are_drawn_as_one_would_draw_them_by_hand() -> None:
    matches, thresholds = matching.match(evaluations.made_up(6, photos=40)), Thresholds(common=0.25)
    spans = intervals.Resampled(matches).rates(thresholds)
    tally = verdicts.tally(matches, thresholds)
    shares, alarms = [], []
    for row in resampling.draws(40).astype(int):
        photos = np.repeat(np.arange(40), row)
        shares.append(tally.found[photos].sum() / tally.objects[photos].sum())
        alarms.append(100 * tally.alarms[photos].sum() / 40)
    assert spans.all.found_share == pytest.approx(np.percentile(shares, (2.5, 97.5)), abs=1e-6)
    assert spans.all.alarms_per_100 == pytest.approx(np.percentile(alarms, (2.5, 97.5)), abs=1e-4)
    assert [item.name for item in spans.classes] == list(CLASSES)


def test_a_few_photos_without_a_mistake_promise_nothing() -> None:
    perfect = of_photos(*(photo([(HERE, 0)], [(HERE, 0.9, 0)], name=f"{n}.jpg") for n in range(5)))
    assert perfect.metrics.ap50 == pytest.approx(1)
    assert perfect.intervals.ap50 == pytest.approx((0.025**0.2, 1))
    spans = intervals.Resampled(matching.match(perfect)).rates(Thresholds())
    assert spans.all.found_share == pytest.approx((0.025**0.2, 1))
    assert spans.all.alarms_per_100 == pytest.approx((0, 100 * (1 - 0.025**0.2)))
    assert spans.classes[1].found_share == (-1, -1)


def test_too_few_photos_are_called_too_few_with_how_many_would_do() -> None:
    few = intervals.too_small(evaluations.made_up(2, photos=25))
    assert few is not None
    assert few.photos == 25
    assert few.high - few.low > intervals.WANTED
    enough = intervals.too_small(evaluations.made_up(2, photos=2 * few.enough))
    assert enough is None


def test_an_evaluation_of_no_photos_says_nothing_and_fails_nowhere() -> None:
    nothing = of_photos()
    assert nothing.intervals.ap50 == (-1, -1)
    matches = matching.match(nothing)
    assert verdicts.at(matches, Thresholds()).all.found_of_100 == -1
    assert intervals.Resampled(matches).rates(Thresholds()).all.found_share == (-1, -1)
    assert intervals.too_small(nothing) is not None
