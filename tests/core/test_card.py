"""A model card says what is known of a run, and opens wherever it goes."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest

from effdet_core.dataset import Dataset
from effdet_core.errors import Cancelled, RunError
from effdet_core.evaluation import choice
from effdet_core.evaluation.choice import Choice
from effdet_core.evaluation.thresholds import Thresholds
from effdet_core.exports import record
from effdet_core.exports.record import Cause, Exports, Step, Variant, Waterfall
from effdet_core.kit import write_card
from effdet_core.kit.charts import Axis, Series, lines, thinned, ticks
from effdet_core.kit.limits import limits
from effdet_core.kit.results import results_of
from effdet_core.kit.story import changed_settings, data_of, training_of
from effdet_core.run_folder import RunFolder
from effdet_core.spec import EfficientDetSpec
from tests.core.cards import PHOTOS, evaluate, trained_run
from tests.core.kits import CLASSES, HOSTILE


class _Texts(HTMLParser):
    """What a person reads on a page, and its tags."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self._words: list[str] = []
        self.feed(text)
        self.close()
        self.words = " ".join(" ".join(self._words).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href")]
        assert not any(name.startswith("on") for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1] != "style":
            self._words.append(data)


def _card(run: RunFolder) -> _Texts:
    return _Texts(write_card(run).read_text("utf-8"))


def test_a_card_holds_everything_it_shows(tmp_path: Path) -> None:
    run = trained_run(tmp_path)
    evaluate(run)
    card = _card(run)
    assert {"script", "link", "iframe", "object"}.isdisjoint(card.tags)
    assert [one for one in card.addresses if not one.startswith("data:image/jpeg;base64,")] == []
    assert len(card.addresses) == 3 + 6 + 3 * 4  # photos it learnt from, photos it finds things in, mistakes
    assert "url(" not in (run.path / "model-card.html").read_text("utf-8")


def test_the_sentence_comes_first(tmp_path: Path) -> None:
    run = trained_run(tmp_path)
    evaluate(run)
    words = _card(run).words
    assert words.index("Of 100 objects it finds 33, with 200 false alarms in 100 photos.") < words.index("Limits")
    assert f"on {PHOTOS} test photos" in words
    assert "of 100, with 200 to 200 false alarms" in words


def test_thresholds_that_were_chosen_count(tmp_path: Path) -> None:
    run = trained_run(tmp_path)
    evaluate(run)
    choice.write(run, Choice(thresholds=Thresholds(common=0.65)))
    assert "Of 100 objects it finds 33, with 100 false alarms in 100 photos." in _card(run).words


def test_a_run_without_an_evaluation_is_judged_by_its_validation_photos(tmp_path: Path) -> None:
    words = _card(trained_run(tmp_path)).words
    assert f"on {PHOTOS} validation photos" in words
    assert "also chose the best pass" in words


def test_a_run_that_nobody_judged_says_so(tmp_path: Path) -> None:
    words = _card(trained_run(tmp_path, judged=False)).words
    assert "Nobody has measured yet how good it is." in words
    assert "How good it is" not in words


def test_a_run_that_only_begins_has_a_card(tmp_path: Path) -> None:
    run = trained_run(tmp_path, judged=False)
    run.events.unlink()
    assert "0 of 0 passes" in _card(run).words


def test_names_of_classes_stay_text(tmp_path: Path) -> None:
    run = trained_run(tmp_path, HOSTILE)
    evaluate(run)
    card = _card(run)
    assert "script" not in card.tags
    assert " ".join(HOSTILE[2].split()) in card.words


def test_photos_that_are_gone_or_changed_are_left_out(tmp_path: Path) -> None:
    run = trained_run(tmp_path)
    for example in Dataset.read(run.dataset).examples:
        Path(example.image).unlink()
    assert _card(run).addresses == []


@pytest.mark.parametrize(
    "damage", [b"", b"[{}]", b"{", b'[{"image":"x","boxes":[],"scores":[1],"classes":[]}]', b"[" * 9999]
)
def test_damaged_results_are_as_none(tmp_path: Path, damage: bytes) -> None:
    run = trained_run(tmp_path)
    evaluate(run)
    for path in (run.predictions, *run.evaluations.glob("*.json")):
        path.write_bytes(damage)
    assert results_of(run, Dataset.read(run.dataset)) is None
    write_card(run)


def test_predictions_that_do_not_fit_are_as_none(tmp_path: Path) -> None:
    run = trained_run(tmp_path)
    image = Dataset.read(run.dataset).of("val")[0].image
    for one in ({"boxes": [[0, 0, 1, 1]], "scores": [], "classes": [0]}, {"boxes": [], "scores": [0.5], "classes": []}):
        run.predictions.write_bytes(msgspec.json.encode([{"image": image, **one}]))
        assert results_of(run, Dataset.read(run.dataset)) is None


def test_the_file_that_is_exported_is_shown_before_the_network(tmp_path: Path) -> None:
    run = trained_run(tmp_path)
    evaluate(run, "run-001-int8.tflite")
    evaluate(run)
    results = results_of(run, Dataset.read(run.dataset))
    assert results
    assert results.evaluation.source == "run-001-int8.tflite"
    assert [one.source for one in results.others] == ["network"]


def test_exported_files_and_the_way_there_are_shown(tmp_path: Path) -> None:
    run = trained_run(tmp_path)
    metrics = evaluate(run).metrics
    variant = Variant(
        kind="int8", file="run-001-int8.tflite", size_bytes=4_300_000, made=0.0, agreement=0.99, classes=CLASSES,
        input_size=(320, 320), max_detections=25, metrics=metrics, latency={1: 61.2, 4: 20.4},
    )  # fmt: skip
    (run.export).mkdir()
    (run.export / variant.file).touch()
    record.write(run, Exports(variants=(variant,)))
    cause = Cause(kind="numbers_of_8_bits", words="Its numbers have 8 bits.")
    steps = (
        Step(name="network", after=None, ap50=0.9, low=0.8, high=0.95),
        Step(name="int8", after="network", ap50=0.88, low=0.8, high=0.95, lost=0.02, cause=cause),
    )
    record.write_waterfall(run, Waterfall(made=0.0, split="test", photos=12, steps=steps))
    words = _card(run).words
    assert "run-001-int8.tflite 4.3 MB" in words
    assert "61 ms (1), 20 ms (4)" in words
    assert "int8 file 88.0%" in words
    assert "−2.0 Its numbers have 8 bits." in words


def test_limits_are_what_the_figures_say(tmp_path: Path) -> None:
    run = trained_run(tmp_path)
    dataset, config = Dataset.read(run.dataset), EfficientDetSpec.read(run.spec).config
    results = results_of(run, dataset)
    assert results
    text = " ".join(limits(data_of(dataset, config), config, results.evaluation, results.too_small, stale=True))
    assert "earlier state" in text
    assert f"rest on {PHOTOS} photos" in text
    assert "few boxes to learn from: 12 of coin, 12 of button and 12 of leaf" in text
    assert "never saw a photo with nothing" in text


def test_sides_are_those_that_the_network_sees(tmp_path: Path) -> None:
    run = trained_run(tmp_path)
    config = EfficientDetSpec.read(run.spec).config
    data = data_of(Dataset.read(run.dataset), config)
    assert data.classes[0].side == pytest.approx((30 * 40) ** 0.5 * 320 / 160, rel=1e-4)
    assert (data.all_photos, data.most, data.classes[0].all_boxes) == (3 * PHOTOS, 3, 3 * PHOTOS)


def test_times_of_several_sessions_are_added(tmp_path: Path) -> None:
    run = trained_run(tmp_path)
    seen = run.read_events()
    later = [msgspec.structs.replace(event, time=event.time + 5000) for event in seen]
    assert training_of(run, seen).seconds == 60
    assert training_of(run, [*seen, *later]).seconds == 120


def test_settings_tell_nothing_of_this_computer(tmp_path: Path) -> None:
    run = trained_run(tmp_path)
    spec = EfficientDetSpec(uri=str(tmp_path / "weights.npz"), model_dir=str(tmp_path), hparams={"learning_rate": 0.02})
    spec.write(run.spec)
    assert ("Starting weights", "weights.npz", "") in changed_settings(spec)
    assert ("learning_rate", "0.02", "") in changed_settings(spec)
    assert str(tmp_path) not in write_card(run).read_text("utf-8")


def test_a_cancelled_card_leaves_the_one_that_was_there(tmp_path: Path) -> None:
    run = trained_run(tmp_path)
    out = tmp_path / "card.html"
    out.write_text("before")

    def cancel(*_: object) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        write_card(run, out, tell=cancel)
    assert out.read_text() == "before"


def test_a_folder_that_is_no_run_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RunError):
        write_card(RunFolder(tmp_path))


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1.0]),
        (0, 7, [0, 2, 4, 6]),
        (0, 1500, [0, 500, 1000, 1500]),
        (-0.3, 0.31, [-0.2, 0, 0.2]),
    ],
)
def test_axes_have_round_numbers(low: float, high: float, expected: list[float]) -> None:
    assert ticks(low, high) == expected


def test_long_curves_are_thinned_and_keep_their_course() -> None:
    points = [(float(n), float(n % 2)) for n in range(100_000)]
    thin = thinned(points, 200)
    assert len(thin) == 200
    assert all(abs(value - 0.5) < 0.01 for _, value in thin)
    assert [x for x, _ in thin] == sorted(x for x, _ in thin)


@pytest.mark.parametrize("points", [[], [(0.0, 1.0)], [(0.0, 5.0), (1.0, 5.0)], [(0.0, float("nan")), (1.0, 2.0)]])
def test_curves_of_any_kind_are_drawn(points: list[tuple[float, float]]) -> None:
    text = str(lines([Series(name="a & b", points=points)], Axis("x"), Axis("y"), "t"))
    assert "nan" not in text
    assert bool(text) is bool(points)
    assert not re.search(r"& ", text)
