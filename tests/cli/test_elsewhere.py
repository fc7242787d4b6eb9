"""effdet pack and effdet bring-back."""

from __future__ import annotations

import zipfile
from pathlib import Path

from effdet_core.elsewhere import there
from effdet_core.events import Finished
from effdet_core.spec import EfficientDetSpec
from tests.cli.conftest import Effdet


def test_a_training_is_packed_with_the_options_of_train_and_comes_back(
    effdet: Effdet, project: Path, tmp_path: Path
) -> None:
    said = effdet("pack", project, "--out", tmp_path / "x.zip", "--preset", "quick", "--epochs", 7, "--name", "mine")
    assert (said.code, "python3 things-mine/train.py" in said.out) == (0, True), said.err
    with zipfile.ZipFile(tmp_path / "x.zip") as archive:
        archive.extractall(tmp_path / "there")
    folder = tmp_path / "there" / "things-mine"
    assert EfficientDetSpec.read(folder / "spec.yaml").epochs == 7
    there.prepare(folder, {}).append_event(Finished(reason="stopped", step=1, epoch=1, seconds=1.0))
    said = effdet("bring-back", there.finish(folder), "--into", project, "--json")
    assert said.code == 0
    assert said.json["state"] == "stopped"  # type: ignore[index]
    assert (project / "runs" / "mine" / "events.jsonl").is_file()


def test_a_project_is_not_written_over_by_a_name_that_is_no_archive(effdet: Effdet, project: Path) -> None:
    said = effdet("pack", project, "--out", project / "project.yaml")
    assert (said.code, "must be the name of a .zip file" in said.err) == (1, True)


def test_what_is_no_training_does_not_come_in(effdet: Effdet, project: Path, photos: Path) -> None:
    said = effdet("bring-back", photos, "--into", project)
    assert (said.code, "holds no training that was sent elsewhere" in said.err) == (1, True)
