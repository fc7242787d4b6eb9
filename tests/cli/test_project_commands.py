"""effdet new, import and runs."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from effdet_core import events
from effdet_core.project import Project
from effdet_core.spec import EfficientDetSpec
from tests.cli.conftest import Effdet


def test_new_makes_a_project_with_its_classes(effdet: Effdet, tmp_path: Path) -> None:
    said = effdet("new", tmp_path / "bees", "--classes", "bee, wasp")
    assert said.code == 0
    assert Project.open(tmp_path / "bees").class_names == ("bee", "wasp")
    assert f"effdet import SOURCE --into {tmp_path / 'bees'}" in said.out


def test_new_refuses_a_folder_with_content(effdet: Effdet, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("dear diary")
    said = effdet("new", tmp_path)
    assert said.code == 1
    assert "is not an empty folder" in said.err


def test_import_reports_what_came_in(effdet: Effdet, tmp_path: Path, photos: Path) -> None:
    effdet("new", tmp_path / "p")
    said = effdet("import", photos, "--into", tmp_path / "p")
    assert said.code == 0
    assert "6 pictures came in (voc: train 3, val 2, test 1)" in said.out


def test_import_reports_every_skipped_item_with_file_and_reason(effdet: Effdet, tmp_path: Path, photos: Path) -> None:
    source = tmp_path / "voc"
    for folder in ("Annotations", "JPEGImages"):
        (source / folder).mkdir(parents=True)
    for name in ("train_0001", "val_0001"):
        picture = (photos / "JPEGImages" / f"{name}.jpg").read_bytes()
        (source / "JPEGImages" / f"{name}.jpg").write_bytes(picture)
        text = (photos / "Annotations" / f"{name}.xml").read_text()
        (source / "Annotations" / f"{name}.xml").write_text(text[:40] if name == "val_0001" else text)
    effdet("new", tmp_path / "p")
    said = effdet("import", source, "--into", tmp_path / "p")
    assert said.code == 0
    assert "not used:" in said.err
    assert "val_0001.xml" in said.err


def test_import_of_something_unknown_is_an_error(effdet: Effdet, tmp_path: Path) -> None:
    effdet("new", tmp_path / "p")
    said = effdet("import", tmp_path / "nowhere", "--into", tmp_path / "p")
    assert said.code == 1
    assert "does not exist" in said.err


def test_import_speaks_json(effdet: Effdet, tmp_path: Path, photos: Path) -> None:
    effdet("new", tmp_path / "p")
    report: Any = effdet("import", photos, "--into", tmp_path / "p", "--json").json
    assert (report["pictures"], report["splits"]["train"], report["problems"]) == (6, 3, [])


def test_import_merges_what_two_people_labelled(effdet: Effdet, tmp_path: Path, photos: Path) -> None:
    shutil.copytree(photos, tmp_path / "two")
    for path in (tmp_path / "two" / "Annotations").glob("train*.xml"):
        path.write_text(path.read_text().split("<object>")[0] + "</annotation>")
    effdet("new", tmp_path / "p")
    effdet("import", photos, "--into", tmp_path / "p")
    said = effdet("import", tmp_path / "two", "--into", tmp_path / "p", "--match", "content", "--conflicts", "theirs")
    assert said.code == 0
    assert "3 labelled here differently, merged" in said.out
    assert "only here" in said.err


def test_an_archive_is_imported(effdet: Effdet, tmp_path: Path, photos: Path) -> None:
    shutil.make_archive(str(tmp_path / "photos"), "zip", photos)
    effdet("new", tmp_path / "p")
    assert "6 pictures came in (voc: train 3" in effdet("import", tmp_path / "photos.zip", "--into", tmp_path / "p").out


def test_labels_are_written_and_read_back(effdet: Effdet, tmp_path: Path, project: Path) -> None:
    said = effdet("write-labels", project, "--format", "yolo", "--out", tmp_path / "out", "--split", "train", "--link")
    assert said.code == 0
    assert f"Wrote {tmp_path / 'out'} (YOLO: 3 pictures; train 3)" in said.out
    effdet("new", tmp_path / "p")
    assert "3 pictures came in (yolo: train 3)" in effdet("import", tmp_path / "out", "--into", tmp_path / "p").out


def test_write_labels_speaks_json_and_refuses_a_full_folder(effdet: Effdet, tmp_path: Path, project: Path) -> None:
    words = ("write-labels", project, "--format", "csv", "--out", tmp_path / "out", "--no-pictures", "--json")
    report: Any = effdet(*words).json
    assert (report["pictures"], report["splits"]) == (6, {"train": 3, "val": 2, "test": 1})
    said = effdet(*words[:-1])
    assert said.code == 1
    assert "is not an empty folder" in said.err


def test_runs_of_a_fresh_project_say_what_to_do(effdet: Effdet, project: Path) -> None:
    assert "effdet train" in effdet("runs", project).out


def test_runs_show_state_epochs_and_accuracy(effdet: Effdet, project: Path) -> None:
    run = Project.open(project).new_run("first")
    EfficientDetSpec(model_name="efficientdet-lite1").write(run.spec)
    losses = events.LossParts(total=1, class_loss=0.5, box_loss=0.01, l2=0)
    metrics = events.Metrics(
        **dict.fromkeys(events.Metrics.__struct_fields__[:12], 0.25),  # type: ignore[arg-type]
        per_class={},
        per_class_50={},
    )
    facts = {"model_name": "efficientdet-lite1", "weights": "", "train_images": 3, "val_images": 2}
    run.append_event(events.Started(**facts, epochs=9, steps_per_epoch=1))  # type: ignore[arg-type]
    run.append_event(events.EpochDone(epoch=4, step=4, losses=losses))
    run.append_event(events.Evaluated(split="val", source="network", epoch=4, metrics=metrics, images=2))
    run.append_event(events.Finished(reason="stopped", step=4, epoch=4, seconds=1))
    line = effdet("runs", project).out.splitlines()[-1]
    assert line.split() == ["first", "stopped", "efficientdet-lite1", "4", "of", "9", "0.250", "–"]
    document: Any = effdet("runs", project, "--json").json
    assert (document[0]["state"], document[0]["ap50_val"], document[0]["ap50_test"]) == ("stopped", 0.25, None)
