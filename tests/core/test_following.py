"""Following a run by its folder: whoever started the trainer, and however it ended."""

from __future__ import annotations

import itertools
import subprocess
import sys
import threading
import time
from itertools import chain
from pathlib import Path

import numpy as np
import pytest

from effdet_core import looks, supervise
from effdet_core.dataset import Dataset, Example
from effdet_core.detections import Detections
from effdet_core.errors import RunError, UserError
from effdet_core.events import EpochDone, Exported, Failed, Finished, LossParts, Metrics, Started
from effdet_core.metrics import chance, coco_metrics
from effdet_core.project import Project, run_notes
from effdet_core.run_folder import RunFolder
from effdet_core.spec import EfficientDetSpec
from effdet_core.training import begin_run, starting_from, train_longer, with_half_the_batch

STARTED = Started(
    model_name="efficientdet-lite0", weights="none", train_images=4, val_images=2, epochs=4, steps_per_epoch=2
)
FINISHED = Finished(reason="completed", step=8, epoch=4, seconds=3.0)
LOSSES = LossParts(total=1.0, class_loss=0.5, box_loss=0.01, l2=0.0)


def _example(number: int, split: str = "train") -> Example:
    return Example(
        image=f"/photos/{number}.jpg", height=50, width=60, split=split, boxes=((5.0, 6.0, 25.0, 36.0),), classes=(0,),
        crowd=(False,),
    )  # fmt: skip


@pytest.fixture
def run(tmp_path: Path) -> RunFolder:
    folder = RunFolder(tmp_path / "project" / "runs" / "run-001")
    folder.path.mkdir(parents=True)
    examples = tuple(_example(n, "train" if n < 4 else "val") for n in range(12))
    Dataset(classes=("bee",), examples=examples).write(folder.dataset)
    EfficientDetSpec(batch_size=8, epochs=4, uri="none").write(folder.spec)
    return folder


def _followed(run: RunFolder, seconds: float = 5.0) -> list[object]:
    deadline = time.monotonic() + seconds
    return [*chain.from_iterable(supervise.follow(run, stop=lambda: time.monotonic() > deadline))]


def test_an_old_run_is_replayed_to_its_end(run: RunFolder) -> None:
    for event in (STARTED, FINISHED):
        run.append_event(event)
    assert _followed(run) == [STARTED, FINISHED]


def test_an_export_after_the_end_is_no_training_that_died(run: RunFolder) -> None:
    exported = Exported(path="a.tflite", precision="int8", size_bytes=1, agreement=1.0)
    for event in (STARTED, FINISHED, exported):
        run.append_event(event)
    assert _followed(run) == [STARTED, FINISHED, exported]
    assert run.state() == "completed"


def test_events_arrive_while_somebody_trains(run: RunFolder) -> None:
    seen: list[object] = []
    with run.hold():
        run.append_event(STARTED)
        reader = threading.Thread(target=lambda: seen.extend(_followed(run)))
        reader.start()
        time.sleep(0.3)
        run.append_event(FINISHED)
    reader.join()
    assert seen == [STARTED, FINISHED]


def test_a_stopped_run_that_goes_on_is_followed_past_its_first_end(run: RunFolder) -> None:
    run.append_event(STARTED)
    run.append_event(Finished(reason="stopped", step=2, epoch=1, seconds=1.0))
    with run.hold():
        events = chain.from_iterable(supervise.follow(run, stop=lambda: False))
        assert len(list(itertools.islice(events, 2))) == 2
        run.append_event(FINISHED)
        assert next(events) == FINISHED


def test_a_trainer_that_died_without_a_word_gets_its_terminal_event(run: RunFolder) -> None:
    run.append_event(STARTED)
    first, last = _followed(run)
    assert first == STARTED
    assert isinstance(last, Failed)
    assert run.read_events()[-1] == last
    assert run.state() == "failed"


def test_a_run_that_never_began_has_nothing_to_tell(run: RunFolder) -> None:
    assert _followed(run) == []
    assert run.state() == "new"


def test_a_reader_that_is_told_to_stop_leaves_the_run_alone(run: RunFolder) -> None:
    with run.hold():
        run.append_event(STARTED)
        assert list(supervise.follow(run, stop=iter([False, False, True]).__next__)) == [[STARTED]]
    assert not any(isinstance(event, Failed) for event in run.read_events())


def test_a_launched_trainer_is_at_work_until_it_is_ended(run: RunFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    def sleeper(folder: RunFolder, resume: bool) -> subprocess.Popen[bytes]:
        return subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)", str(folder.path)])

    monkeypatch.setattr(supervise, "_start", sleeper)
    supervise.launch(run)
    assert supervise.is_at_work(run)
    supervise.end_now(run)
    assert not supervise.is_at_work(run)
    supervise.end_now(run)


def test_the_number_of_a_dead_trainer_is_no_trainer(run: RunFolder) -> None:
    run.process.write_text("1")
    assert not supervise.is_at_work(run)
    run.process.write_text("nonsense")
    assert not supervise.is_at_work(run)


def test_a_run_at_work_is_not_launched_twice(run: RunFolder) -> None:
    with run.hold(), pytest.raises(RunError, match="another training"):
        supervise.launch(run)


def test_looks_are_read_once_and_again_when_they_were_written_anew(
    run: RunFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    examples = Dataset.read(run.dataset).of("val")
    found = [Detections.sorted(np.array([[1.0, 2, 3, 4]]), [0.9], [0])] * len(examples)
    read: list[str] = []
    original = looks._read
    monkeypatch.setattr(looks, "_read", lambda path: (read.append(path.name), original(path))[1])
    looks.write(run, 1, examples, found)
    reader = looks.LooksReader(run)
    assert [epoch for epoch, _ in reader.read()] == [1]
    looks.write(run, 2, examples, found)
    assert [epoch for epoch, _ in reader.read()] == [1, 2]
    assert read == ["epoch-0001.json", "epoch-0002.json"]
    looks.write(run, 1, examples, [Detections.sorted(np.zeros((0, 4)), [], [])] * len(examples))
    assert reader.read()[0][1][0].detections == ()


def test_looks_at_photos_are_kept_in_order_and_damaged_ones_left_out(run: RunFolder) -> None:
    examples = [_example(n, "val") for n in range(9)]
    found = [Detections.sorted([[1, 2, 30, 40]], [0.1 * n], [0]) for n in range(9)]
    for epoch in (10, 2):
        looks.write(run, epoch, examples, found)
    (run.looks / "epoch-0003.json").write_text("[{")
    kept = looks.looks_of(run)
    assert [epoch for epoch, _ in kept] == [2, 10]
    assert [look.image for look in kept[0][1]] == [example.image for example in examples[:6]]
    assert [len(look.detections) for look in kept[0][1]] == [0, 0, 1, 1, 1, 1]
    assert kept[0][1][5].detections[0].ymax == 30


def test_notes_and_stars_stay_with_a_run_and_damage_is_no_loss(run: RunFolder) -> None:
    assert run_notes.read(run) == run_notes.Notes()
    run_notes.write(run, run_notes.Notes(text="larger photos", starred=True))
    assert run_notes.read(run).starred
    (run.path / "notes.json").write_text("{")
    assert run_notes.read(run) == run_notes.Notes()


def test_a_run_goes_to_the_bin_and_comes_back(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "p", ["bee"])
    first = project.new_run("first")
    binned = run_notes.bin_run(project, first)
    assert project.runs() == []
    assert [item.name for item in run_notes.binned_runs(project)] == ["first"]
    project.new_run("first")
    assert run_notes.restore_run(project, binned).name == "first-2"
    assert [item.name for item in project.runs()] == ["first", "first-2"]
    with project.runs()[0].hold(), pytest.raises(RunError, match="being trained"):
        run_notes.bin_run(project, project.runs()[0])


def test_a_training_of_nothing_is_refused_before_a_folder_is_made(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "p", ["bee"])
    with pytest.raises(UserError, match="no pictures for training"):
        begin_run(project, EfficientDetSpec(uri="none"))
    assert project.runs() == []


def test_a_longer_training_starts_from_the_best_weights(run: RunFolder) -> None:
    with pytest.raises(RunError, match="no weights yet"):
        train_longer(run, 10)
    run.checkpoints.mkdir()
    (run.checkpoints / "best.npz").touch()
    longer = train_longer(run, 10)
    spec = EfficientDetSpec.read(longer.spec)
    assert (longer.name, spec.uri, spec.epochs) == ("run-002", str(run.path), 10)
    assert longer.dataset.read_bytes() == run.dataset.read_bytes()
    assert starting_from(run, spec).uri == str(run.path)


def test_after_running_out_of_memory_half_the_batch_goes_on(run: RunFolder) -> None:
    fresh = EfficientDetSpec.read(with_half_the_batch(run).spec)
    assert (fresh.batch_size, fresh.epochs, fresh.uri) == (4, 4, "none")
    run.checkpoints.mkdir()
    (run.checkpoints / "best.npz").touch()
    run.append_event(EpochDone(epoch=3, step=6, losses=LOSSES))
    onward = EfficientDetSpec.read(with_half_the_batch(run).spec)
    assert (onward.batch_size, onward.epochs, onward.uri) == (4, 1, str(run.path))


def _predictions(examples: list[Example], miss: set[int], seed: int = 0) -> list[Detections]:
    draw = np.random.default_rng(seed)
    found = []
    for number, example in enumerate(examples):
        boxes = [] if number in miss else [list(example.boxes[0])]
        boxes += draw.uniform(0, 30, (2, 4)).cumsum(axis=1).tolist()
        scores = draw.uniform(0.05, 0.4, len(boxes))
        scores[: len(boxes) - 2] += 0.3
        found.append(Detections.sorted(boxes, scores, [0] * len(boxes)))
    return found


@pytest.mark.parametrize("seed", range(5))
def test_ap50_is_that_of_coco(seed: int) -> None:
    examples = [_example(n) for n in range(20)]
    found = _predictions(examples, {1, 5, 7}, seed)
    metrics: Metrics = coco_metrics(examples, found, ("bee",))
    assert chance.ap50_of(examples, found, 1) == pytest.approx(metrics.ap50, abs=1e-9)


def test_a_few_photos_tell_runs_apart_only_when_they_differ_much(run: RunFolder, tmp_path: Path) -> None:
    other = RunFolder(tmp_path / "other")
    other.path.mkdir()
    (other.path / "dataset.json").write_bytes(run.dataset.read_bytes())
    judged = [example for example in Dataset.read(run.dataset).examples if example.split == "val"]
    chance.write(run, judged, _predictions(judged, {0}))
    chance.write(other, judged, _predictions(judged, {1}))
    near = chance.difference(run, other)
    assert near.by_chance
    assert near.photos == 8
    chance.write(other, judged, _predictions(judged, {0, 1, 2, 3, 4, 5, 6}))
    far = chance.difference(run, other)
    assert not far.by_chance
    assert far.high < 0
    sure = chance.interval(run)
    assert sure.low <= sure.ap50 <= sure.high
    assert sure.photos == 8


def test_a_run_that_was_never_judged_says_so(run: RunFolder) -> None:
    with pytest.raises(RunError, match="not judged"):
        chance.interval(run)
