"""What the Evaluate page decides without a window: settings, subjects, cuts of photos, rows, words."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication

from app.evaluation import crops, cutting, mixups, subjects, words
from app.evaluation.class_row import ClassFigures, columns, most_share
from app.evaluation.class_rows import worst
from app.evaluation.curve_plot import thinned
from app.evaluation.cutting import Cut
from app.evaluation.setting import STEPS, Setting, setting_of, step_of
from app.evaluation.subjects import Asked, Subject
from effdet_core.evaluation import saved
from effdet_core.evaluation.choice import Choice
from effdet_core.evaluation.errors import Error
from effdet_core.evaluation.intervals import RateSpan, TooSmall
from effdet_core.evaluation.prices import Prices
from effdet_core.evaluation.saved import Listed
from effdet_core.evaluation.thresholds import Thresholds
from effdet_core.evaluation.verdicts import Verdict
from effdet_core.project import Project
from effdet_core.run_folder import RunFolder
from tests.app import judged


def best(prices: Prices, own: bool) -> Thresholds:
    """Cheapest thresholds that are easy to tell: the dearer a miss, the lower."""
    common = 0.5 / prices.miss
    return Thresholds(common=common, per_class={"bee": common / 2} if own else {})


# Settings


def test_prices_lead_to_the_cheapest_thresholds_and_a_hand_leads_away() -> None:
    at = Setting().at_prices(Prices(miss=5), best)
    assert at.cheapest
    assert at.thresholds == Thresholds(common=0.1)
    moved = at.with_threshold(0.3, None)
    assert not moved.cheapest
    assert moved.choice() == Choice(thresholds=Thresholds(common=0.3), prices=None)
    assert moved.at_best(best) == at


def test_a_class_gets_a_threshold_of_its_own_only_when_classes_have_their_own() -> None:
    assert Setting().with_threshold(0.7, "bee").thresholds == Thresholds(common=0.7)
    own = Setting().with_own(True, best).with_threshold(0.7, "bee")
    assert own.thresholds == Thresholds(common=0.4, per_class={"bee": 0.7})
    assert own.with_own(False, best).thresholds == Thresholds(common=0.4)


def test_thresholds_that_came_from_prices_come_from_them_again_for_each_class() -> None:
    at = Setting().at_prices(Prices(miss=5), best).with_own(True, best)
    assert at.thresholds.per_class == {"bee": 0.05}
    assert at.cheapest


def test_a_kept_choice_is_where_one_goes_on() -> None:
    kept = Choice(thresholds=Thresholds(common=0.2, per_class={"bee": 0.1}), prices=Prices(miss=3))
    at = setting_of(kept)
    assert (at.own, at.cheapest, at.prices) == (True, True, Prices(miss=3))
    assert at.choice() == kept
    assert setting_of(None).thresholds.common == 0.4


def test_every_step_of_the_slider_is_found_again() -> None:
    assert [step_of(price) for price in STEPS] == [*range(len(STEPS))]
    assert step_of(6) == STEPS.index(5.0)


# What can be judged


def test_only_runs_with_weights_can_be_judged_the_newest_first(project: Project) -> None:
    judged.trained(project, "old")
    project.new_run("empty")
    newer = judged.trained(project, "newer")
    found = subjects.candidates(project.runs())
    assert {item.run.name for item in found} == {"old", "newer"}
    assert found[0].run.name == "newer" or found[0].began == found[1].began
    assert subjects.candidate_of(newer).model == "efficientdet-lite0"


def test_a_run_with_damaged_settings_can_still_be_judged(project: Project) -> None:
    run = judged.trained(project)
    run.spec.write_text("model_name: [", "utf-8")
    assert subjects.candidates([run])[0].model == ""


def test_a_subject_has_its_network_its_exported_files_and_its_photos(project: Project) -> None:
    run = judged.trained(project)
    run.export.mkdir()
    (run.export / "model-int8.tflite").write_bytes(b"x")
    judged.judged(run, judged.usual(), source="model-int8.tflite")
    subject = subjects.subject_of(run)
    assert subject.sources == ("network", "model-int8.tflite")
    assert subject.photos == {"train": 0, "val": 3, "test": 0}
    assert subject.splits == ("val",)
    assert subject.listed("network", "val") is None
    assert subject.listed("model-int8.tflite", "val") is not None
    assert subjects.request_path(subject, "model-int8.tflite") == str(run.export / "model-int8.tflite")
    assert subjects.request_path(subject, "network") == "network"


def test_what_is_shown_first_is_what_was_shown_then_the_newest_then_photos_never_seen(tmp_path: Path) -> None:
    run = RunFolder(tmp_path)
    photos = {"train": 8, "val": 2, "test": 2}
    listed = Listed(tmp_path / "x", "network", "val", 1.0)
    subject = Subject(run, photos=photos, evaluations=(listed,))  # type: ignore[arg-type]
    assert subjects.asked_of(subject) == Asked("network", "val")
    assert subjects.asked_of(subject, Asked("network", "train")) == Asked("network", "train")
    assert subjects.asked_of(subject, Asked("gone.tflite", "val")) == Asked("network", "val")
    assert subjects.asked_of(Subject(run, photos=photos)) == Asked("network", "test")  # type: ignore[arg-type]
    assert subjects.asked_of(Subject(run)) == Asked("network", "val")


# Cuts


def test_a_cut_lies_around_its_boxes_and_inside_the_photo() -> None:
    cut = cutting.cut_around("a.jpg", [(100, 100, 200, 160)], 1000, 1000)
    assert cut.height == cut.width == pytest.approx(170)
    assert cut.top + cut.height / 2 == pytest.approx(150)
    assert cut.left + cut.width / 2 == pytest.approx(130)
    corner = cutting.cut_around("a.jpg", [(0, 0, 20, 20)], 1000, 1000)
    assert (corner.top, corner.left) == (0, 0)
    end = cutting.cut_around("a.jpg", [(960, 980, 1000, 1000)], 1000, 1000)
    assert (end.top + end.height, end.left + end.width) == (1000, 1000)


def test_a_cut_of_a_low_photo_is_as_high_as_the_photo() -> None:
    cut = cutting.cut_around("a.jpg", [(0, 100, 50, 400)], 50, 2000)
    assert cut.height == 50
    assert cut.width == pytest.approx(300 * 1.7)


def test_boxes_keep_their_place_in_a_cut() -> None:
    cut = Cut("a.jpg", top=10, left=20, height=100, width=50)
    assert cut.place((10, 20, 110, 70)) == (0, 0, 1, 1)
    assert cut.place((35, 45, 60, 70)) == (0.25, 0.5, 0.5, 1.0)


def gradient(path: Path, *, orientation: int = 1) -> None:
    """A photo, 400 wide and 200 high, whose red grows to the right and whose green grows downwards."""
    across = np.linspace(0, 255, 400)[None, :].repeat(200, 0)
    down = np.linspace(0, 255, 200)[:, None].repeat(400, 1)
    picture = Image.fromarray(np.stack([across, down, np.zeros_like(down)], -1).astype(np.uint8))
    exif = Image.Exif()
    exif[0x0112] = orientation
    picture.save(path, quality=98, exif=exif)


def middle(image: object) -> tuple[int, int]:
    """Red and green of the pixel in the middle."""
    colour = image.pixelColor(image.width() // 2, image.height() // 2)  # type: ignore[attr-defined]
    return colour.red(), colour.green()


def test_parts_of_a_photo_come_from_where_they_were_cut(qapp: QApplication, tmp_path: Path) -> None:
    gradient(tmp_path / "a.jpg")
    left = Cut(str(tmp_path / "a.jpg"), top=0, left=0, height=40, width=40)
    right = Cut(str(tmp_path / "a.jpg"), top=140, left=340, height=40, width=40)
    whole = Cut(str(tmp_path / "a.jpg"), top=0, left=0, height=200, width=400)
    made = dict(crops.cut_out(tmp_path / "a.jpg", [left, right, whole], 40))
    assert made[left].size().toTuple() == (40, 40)
    assert made[whole].size().toTuple() == (40, 20)
    assert middle(made[left]) == (pytest.approx(13, abs=6), pytest.approx(26, abs=6))
    assert middle(made[right]) == (pytest.approx(230, abs=6), pytest.approx(204, abs=6))


def test_a_photo_of_a_turned_camera_is_cut_upright(qapp: QApplication, tmp_path: Path) -> None:
    gradient(tmp_path / "a.jpg", orientation=6)  # upright it is 200 wide, 400 high, and red grows downwards
    low = Cut(str(tmp_path / "a.jpg"), top=340, left=0, height=40, width=40)
    for side in (20, 320):
        made = dict(crops.cut_out(tmp_path / "a.jpg", [low], side))[low]
        assert middle(made) == (pytest.approx(230, abs=8), pytest.approx(230, abs=8))


def test_a_photo_that_cannot_be_read_gives_null_pictures(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"no photo at all")
    cut = Cut(str(tmp_path / "a.jpg"), 0, 0, 10, 10)
    gone = Cut(str(tmp_path / "gone.jpg"), 0, 0, 10, 10)
    assert crops.cut_out(tmp_path / "a.jpg", [cut], 20)[0][1].isNull()
    assert crops.cut_out(tmp_path / "gone.jpg", [gone], 20)[0][1].isNull()


# Rows and tables


def row(name: str, objects: int, found: int, alarms: int) -> ClassFigures:
    return ClassFigures(name, "#000000", objects, found, alarms, 50, 0.5, 0.4, 0.6, 0.4)


def test_of_many_classes_those_that_lose_most_are_shown() -> None:
    rows = [row(f"c{n}", 10, 10 - n % 3, 5 if n == 17 else 0) for n in range(20)]
    shown = worst(rows, 4)
    assert 17 in shown
    assert shown == sorted(shown)
    assert all(n % 3 == 2 for n in shown if n != 17)
    assert worst(rows[:4], 4) == [0, 1, 2, 3]


def test_bars_share_a_scale_on_which_objects_keep_their_room() -> None:
    assert most_share((row("a", 10, 5, 0),)) == 1
    assert most_share((row("a", 10, 5, 5), row("b", 10, 5, 2))) == pytest.approx(1.5)
    assert most_share((row("a", 10, 5, 500),)) < 2.3
    assert most_share((row("a", 0, 0, 5),)) == 1


@pytest.mark.parametrize("width", [560.0, 860.0, 1500.0])
def test_columns_of_a_row_do_not_overlap(width: float) -> None:
    found = columns(width)
    places = [found.name, found.bar, found.found, found.alarms, found.ap50, found.threshold]
    assert all(one.right() <= other.left() for one, other in pairwise(places))
    assert places[-1].right() <= width


def test_classes_that_are_mixed_up_are_shown_with_background() -> None:
    confusion = np.zeros((21, 21), np.int64)
    confusion[4, 9] = 7
    confusion[9, 20], confusion[20, 4] = 3, 2
    found = mixups.table(confusion, [f"c{n}" for n in range(20)], "nothing there")
    assert len(found.names) == mixups.MOST + 1
    assert found.names[-1] == "nothing there"
    one, other = found.places.index(4), found.places.index(9)
    assert found.counts[one, other] == 7
    assert (found.counts[other, -1], found.counts[-1, one]) == (3, 2)
    assert found.share(one, other) == 1.0


def test_a_long_curve_is_drawn_with_few_points_ends_included() -> None:
    kept = thinned(100_000, 600)
    assert (len(kept), kept[0], kept[-1]) == (600, 0, 99_999)
    assert [*thinned(3, 600)] == [0, 1, 2]


# Words


def verdict(objects: int, found: int, alarms: int, photos: int = 100) -> Verdict:
    return Verdict("", objects, found, alarms, photos)


@pytest.mark.parametrize(
    ("about", "name", "found", "alarms"),
    [
        (verdict(50, 46, 3), "raccoon", "Finds 92 of 100 raccoon", "3 false alarms per 100 photos"),
        (verdict(1000, 999, 0), "", "Finds 99 of 100 objects", "no false alarms"),
        (verdict(10, 10, 1), "", "Finds 100 of 100 objects", "1 false alarm per 100 photos"),
        (verdict(10, 0, 1, photos=400), "", "Finds 0 of 100 objects", "0.2 false alarms per 100 photos"),
        (verdict(0, 0, 0), "", "There is nothing to find in these photos", "no false alarms"),
    ],
)
def test_the_sentence_says_what_counts(about: Verdict, name: str, found: str, alarms: str) -> None:
    assert words.found_sentence(about, name) == found
    assert words.alarms_sentence(about) == alarms


def test_the_range_is_never_said_to_be_smaller_than_it_is() -> None:
    assert words.plus_minus((0.88, 0.954), 100) == "± 4"
    assert words.plus_minus((0.2, 0.9)) == "± 0.3" or words.plus_minus((0.2, 0.9)) == "± 0.4"
    assert words.plus_minus((0.9, 0.9), 100) == "± 0"
    assert words.plus_minus((-1, -1), 100) == ""
    assert "88 and 95" in words.range_sentence(RateSpan("", (0.88, 0.954), (1.0, 5.5)))


def test_prices_are_said_as_a_comparison() -> None:
    assert words.comparison(Prices()) == "A miss is as bad as a false alarm."
    assert words.comparison(Prices(miss=10, alarm=2)) == "A miss is as bad as 5 false alarms."
    assert words.comparison(Prices(miss=2, alarm=5)) == "A false alarm is as bad as 2.5 misses."


def test_too_few_photos_are_said_with_how_many_would_do() -> None:
    text = words.too_small(TooSmall(36, 0.6, 0.9, 240))
    assert "0.60" in text
    assert "0.90" in text
    assert "240" in text


def error(kind: str, **changes: object) -> Error:
    values = {"image": "/a.jpg", "box": (0.0, 0.0, 1.0, 1.0), "truth": (0.0, 0.0, 1.0, 1.0), "name": "bee",
              "said": "bee", "score": 0.5, "iou": 0.4, "cost": 1.0, **changes}  # fmt: skip
    return Error(kind=kind, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("about", "title", "detail"),
    [
        (error("missed", score=0.0, said=""), "bee", "nothing found here"),
        (error("missed", score=0.31, said=""), "bee", "only 31 % sure"),
        (error("wrong class", said="wasp"), "bee, said wasp", "50 % sure"),
        (error("sloppy box"), "bee", "50 % sure · 40 % overlap"),
        (error("false alarm"), "bee", "50 % sure"),
    ],
)
def test_a_mistake_says_what_it_is(about: Error, title: str, detail: str) -> None:
    assert words.error_title(about) == title
    assert words.error_detail(about) == detail


def test_saved_names_are_the_ones_the_page_looks_for(project: Project) -> None:
    run = judged.trained(project)
    path = judged.judged(run, judged.usual())
    assert path == saved.path_of(run, "network", "val")
