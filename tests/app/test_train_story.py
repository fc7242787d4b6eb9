"""What is made of a run's events: how far it is, its curves, sentences, troubles and what can be done."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest

from app.training import choices, differences, lines, words
from app.training.log_view import narrated
from app.training.story import Story, smoothed, thinned
from app.training.trouble import kind_of, remedy_text, trouble_of
from app.training.words import Wishes, status_of
from effdet_core import events, supervise
from effdet_core.errors import RunError, known_as
from effdet_core.nn import trainer
from effdet_core.run_folder import RunFolder
from effdet_core.spec import EfficientDetSpec
from tests.app.runs_as_events import evaluated, session, started, step


@pytest.mark.usefixtures("qapp")  # which knows the plurals
def test_a_run_in_its_middle_says_pass_time_left_and_its_best() -> None:
    status = status_of(Story([*session(3), step(31, left=480.0)]), "running")
    assert status.title == "Training"
    assert status.sentence == "Pass 4 of 5 · 8 minutes left · best AP50 0.60 at pass 3"
    assert status.share == pytest.approx(0.62)


def test_before_the_first_step_nothing_is_promised() -> None:
    preparing = events.PhaseChanged(phase="preparing", detail="Preparing")
    assert status_of(Story([preparing]), "running").title == "Getting ready"
    first = status_of(Story([preparing, started(), events.PhaseChanged(phase="training")]), "running")
    assert (first.title, first.sentence) == ("Taking the first step", "")


def test_wishes_are_answered_before_the_trainer_hears_of_them() -> None:
    story = Story(session(1))
    assert status_of(story, "running", Wishes(pause=True)).title == "Pausing after this step…"
    story.add([events.PhaseChanged(phase="paused")])
    assert status_of(story, "running", Wishes(pause=True)).title == "Paused"
    assert status_of(story, "running", Wishes(pause=True, stop=True)).title == "Stopping after this step…"
    story.add([events.PhaseChanged(phase="training")])
    assert status_of(story, "running").title == "Training"


def test_a_resumed_run_forgets_what_it_takes_anew() -> None:
    story = Story([*session(3), step(35), events.Failed(message="gone")])
    assert story.state == "failed"
    story.add([started(step=20), step(21)])
    assert story.column("step").tolist() == [*range(1, 21), 21]
    assert [item.epoch for item in story.evaluations] == [1, 2]
    assert story.state == "interrupted"
    assert story.sessions == 2


def test_time_between_two_sessions_is_nobodys() -> None:
    def at(when: float, event: events.Event) -> events.Event:
        return type(event)(**{name: getattr(event, name) for name in event.__struct_fields__} | {"time": when})

    told = [
        at(100, started()),
        at(160, step(1)),
        at(161, events.Finished(reason="stopped", step=1, epoch=1, seconds=61)),
    ]
    told += [at(90_000, started(step=1)), at(90_030, step(2)), at(200_000, events.Failed(message="found dead"))]
    assert Story(told).seconds == pytest.approx(61 + 30)


def test_figures_that_could_not_be_measured_are_no_best() -> None:
    assert Story([started(), evaluated(1, -1.0)]).best is None


def test_of_a_hundred_thousand_steps_only_as_many_points_are_drawn_as_can_be_seen() -> None:
    told = [started(epochs=1000, per_epoch=100), *(step(n, per_epoch=100) for n in range(1, 100_001))]
    story = Story(told)
    for key in ("total", "class_loss", lines.BOXES, lines.RAW):
        assert len(lines.points(story, key, 0.9).x) <= lines.MOST_POINTS


def test_smoothing_starts_without_bias_and_leans_on_the_past() -> None:
    assert smoothed(np.full(600, 3.0), 0.99) == pytest.approx(np.full(600, 3.0))
    values = np.random.default_rng(0).normal(size=700)
    level, weight, expected = 0.0, 0.0, []
    for value in values:
        level, weight = 0.9 * level + 0.1 * value, 0.9 * weight + 0.1
        expected.append(level / weight)
    assert smoothed(values, 0.9) == pytest.approx(np.array(expected))


def test_a_thinned_curve_keeps_its_mean_and_its_end() -> None:
    table = np.arange(10_001.0)[:, None] * [1.0, 2.0]
    few = thinned(table, 100)
    assert len(few) <= 100
    assert few[-1].tolist() == [10_000, 20_000]
    assert few[:, 1] == pytest.approx(2 * few[:, 0])
    assert few[0, 0] == pytest.approx(50, abs=1)


def test_parts_of_the_loss_add_up() -> None:
    story = Story([started(), step(1)])
    parts = [lines.points(story, key).y[0] for key in ("class_loss", lines.BOXES, "l2")]
    assert sum(parts) == pytest.approx(lines.points(story, "total").y[0])


def test_the_table_holds_every_step_and_every_validation() -> None:
    rows = list(csv.DictReader(io.StringIO(lines.table(Story(session(2))))))
    assert len(rows) == 22
    assert rows[0]["step"] == "1"
    assert [row["ap50"] for row in rows[-2:]] == ["0.4", "0.5"]
    assert rows[-1]["pass"] == "2"


def test_the_log_tells_what_happened_in_order() -> None:
    told = list(narrated(Story([*session(2), events.Finished(reason="completed", step=20, epoch=2, seconds=9)])))
    assert "Lite0" in told[0]
    assert "AP50 0.40" in told[2]
    assert "Finished" in told[-1]


NO_WISHES = Wishes()
SPEC = EfficientDetSpec(batch_size=8, uri="none")


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (MemoryError(), "memory"),
        (OSError(28, "No space left on device"), "disk"),
        (RuntimeError("CUDA error: no device"), "gpu"),
        (RuntimeError("failed to connect to TPU worker"), "tpu"),
        (KeyError("x"), "defect"),
    ],
)
def test_what_the_trainer_says_of_its_end_is_understood(error: Exception, kind: str, tmp_path: Path) -> None:
    run = RunFolder(tmp_path)
    EfficientDetSpec(strategy="tpu", tpu="ours").write(run.spec)
    failed = trainer.failed_event(error, run)
    assert (failed.kind, kind_of(failed)) == (kind, kind)
    assert kind_of(msgspec.structs.replace(failed, kind=None)) == kind  # as older versions wrote it


@pytest.mark.parametrize(
    ("kind", "first"),
    [("machines", "resume"), ("tpu", "resume"), ("weights", "smaller_model"), ("not a number", "slower"),
     ("disk", "resume"), ("memory", "half_batch"), ("interrupted", "resume"), ("defect", "copy"), ("other", "resume")],
)  # fmt: skip
def test_the_kind_alone_says_what_to_do(kind: Any, first: str) -> None:
    told = [*session(2), events.CheckpointSaved(kind="last", step=20, epoch=2)]
    found = trouble_of(Story([*told, events.Failed(message="Oh, the TPU!", kind=kind)]), "failed", SPEC)
    assert found is not None
    assert (found.kind, found.remedies[0]) == (kind, first)


def test_what_a_user_error_means_is_written_by_whoever_knows(tmp_path: Path) -> None:
    with pytest.raises(RunError) as caught, known_as("weights"):
        raise RunError("cannot be had")
    assert trainer.failed_event(caught.value, RunFolder(tmp_path)).kind == "weights"
    full = RunError("could not be copied")
    full.kind, full.__cause__ = "weights", OSError(28, "No space left on device")
    assert trainer.failed_event(full, RunFolder(tmp_path)).kind == "disk"
    again = events.decode(events.encode(trainer.failed_event(caught.value, RunFolder(tmp_path))))
    assert isinstance(again, events.Failed)
    assert again.kind == "weights"
    assert events.decode(b'{"event":"failed","message":"x"}').kind is None  # type: ignore[union-attr]


def test_a_kill_is_told_as_memory_and_half_the_batch_comes_first() -> None:
    story = Story([*session(2), supervise.ProcessOutcome(-9).failed_event(8)])
    found = trouble_of(story, "failed", SPEC)
    assert found is not None
    assert found.kind == "memory"
    assert found.remedies[0] == "half_batch"
    assert remedy_text("half_batch", SPEC) == "Go on with a batch of 4"


def test_memory_with_a_batch_of_one_leads_to_the_settings() -> None:
    story = Story([*session(1), events.Failed(message="Memory ran out.")])
    found = trouble_of(story, "failed", EfficientDetSpec(batch_size=1, uri="none"))
    assert found is not None
    assert found.remedies[0] == "smaller_model"


def test_a_loss_that_is_no_number_asks_for_smaller_steps() -> None:
    failed = events.Failed(message="The loss is not a number after step 3: the training went astray.")
    found = trouble_of(Story([started(), failed]), "failed", SPEC)
    assert found is not None
    assert (found.kind, found.remedies[0]) == ("not a number", "slower")


def test_a_run_that_nobody_trains_any_more_can_go_on() -> None:
    found = trouble_of(Story(session(2)), "interrupted", SPEC)
    assert found is not None
    assert (found.kind, found.remedies[0]) == ("interrupted", "resume")
    nothing = trouble_of(Story([started()]), "interrupted", SPEC)
    assert nothing is not None
    assert nothing.remedies[0] == "again"


@pytest.mark.parametrize("state", ["running", "completed", "stopped", "new"])
def test_what_went_well_is_no_trouble(state: str) -> None:
    assert trouble_of(Story(session(1)), state, SPEC) is None  # type: ignore[arg-type]


def test_buttons_follow_the_state() -> None:
    story = Story(session(2))

    def offered(state: str, wishes: Wishes = NO_WISHES) -> list[str]:
        return [choice.id for choice in choices.choices_of(story, state, wishes, None, SPEC)]  # type: ignore[arg-type]

    assert offered("running") == ["pause", "stop", "end_now"]
    assert offered("running", Wishes(stop=True)) == ["end_now"]
    assert offered("completed") == ["evaluate", "longer", "start_from"]
    assert offered("stopped")[0] == "resume"
    assert offered("new") == ["again"]


def test_training_longer_offers_half_as_much_as_much_and_twice() -> None:
    assert choices.longer_choices(50) == (25, 50, 100)
    assert choices.longer_choices(1) == (1, 2)


@pytest.mark.usefixtures("qapp")
def test_the_header_is_short() -> None:
    story = Story([*session(3), step(31, left=360.0)])
    assert words.header_text(story, status_of(story, "running")) == "Training 62 % · 6 minutes · AP50 0.60"


def test_a_file_exported_after_the_end_begins_nothing_anew() -> None:
    told = [started(), step(1), events.Finished(reason="completed", step=1, epoch=1, seconds=3)]
    exported = events.Exported(path="a.tflite", precision="int8", size_bytes=1, agreement=1.0)
    assert Story([*told, exported]).state == Story(told).state == "completed"


def test_settings_are_compared_without_what_each_model_brings_along() -> None:
    small = EfficientDetSpec(uri="none", batch_size=8)
    large = EfficientDetSpec(uri="none", batch_size=4, model_name="efficientdet-lite2", hparams={"learning_rate": 0.01})
    found = {row.key: row.values for row in differences.rows([small, large])}
    assert found == {"model_name": ("Lite0", "Lite2"), "batch_size": ("8", "4"), "learning_rate": ("0.08", "0.01")}
    assert differences.rows([small, small]) == []


def test_a_story_is_the_same_told_at_once_or_event_by_event() -> None:
    told = [
        *session(3),
        events.Failed(message="gone"),
        started(step=20),
        step(21),
        step(22),
        events.Warned(message="w"),
    ]
    told = [msgspec.structs.replace(event, time=1000.0 + 7 * n - 9 * (n % 5 == 0)) for n, event in enumerate(told)]
    at_once, one_by_one = Story(told), Story()
    for event in told:
        one_by_one.add([event])
    assert at_once.seconds == pytest.approx(one_by_one.seconds)
    assert at_once.column("step").tolist() == one_by_one.column("step").tolist()
    assert (at_once.state, at_once.last_step) == (one_by_one.state, one_by_one.last_step)
