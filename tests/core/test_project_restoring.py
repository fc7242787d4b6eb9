"""A damaged project.yaml is not the end of a project: the newest good backup is named and can be gone back to."""

from __future__ import annotations

from pathlib import Path

import pytest

from effdet_core import atomic
from effdet_core.cli.main import main
from effdet_core.errors import InputError, UserError
from effdet_core.project import Project, restoring
from effdet_core.project.restoring import DamagedProjectError
from tests.core.labelled_sets import content_of, picture


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project.create(tmp_path / "bees", ["bee"])
    picture(tmp_path / "holiday" / "a.jpg")
    made.link(tmp_path / "holiday")
    made.add_classes(["wasp"])
    return made


def damage(project: Project, text: str = "format: 1\nclasses: 3\nnext_class_id: 1\n") -> DamagedProjectError:
    (project.path / "project.yaml").write_text(text)
    with pytest.raises(DamagedProjectError) as caught:
        Project.open(project.path)
    return caught.value


@pytest.mark.parametrize("text", ["", "format: 1\nclasses: [\n", "classes: 3"])
def test_what_was_written_last_comes_back_and_nothing_is_thrown_away(project: Project, text: str) -> None:
    before = (project.path / "project.yaml").read_bytes()
    error = damage(project, text)
    assert error.backup is not None
    assert (error.backup.classes, error.backup.linked) == (("bee", "wasp"), ("holiday",))
    aside = restoring.bring_back(project.path, error.backup)
    assert aside is not None
    assert aside.parent.name == "set aside"
    assert aside.read_text() == text
    assert (project.path / "project.yaml").read_bytes() == before
    assert Project.open(project.path).class_names == ("bee", "wasp")
    assert list(Project.open(project.path).library.names()) == ["holiday/a.jpg"]


def test_a_backup_that_is_damaged_too_is_passed_over(project: Project) -> None:
    (project.path / "backups" / "project.yaml").write_text("classes: 3")
    error = damage(project)
    assert error.backup is not None
    assert error.backup.path.name.startswith("project-")
    assert error.backup.classes == ("bee",)


def test_a_second_damaged_file_lies_beside_the_first(project: Project) -> None:
    for text in ("one", "two"):
        error = damage(project, text)
        assert error.backup is not None
        restoring.bring_back(project.path, error.backup)
    aside = {path.name: path.read_text() for path in (project.path / "set aside").iterdir()}
    assert aside == {"project.yaml": "one", "project-2.yaml": "two"}


def test_without_a_backup_there_is_nothing_to_go_back_to(project: Project) -> None:
    for path in (project.path / "backups").iterdir():
        path.unlink()
    error = damage(project)
    assert error.backup is None
    assert "text editor" in str(error)


def test_a_project_file_that_is_gone_comes_back_too(project: Project) -> None:
    (project.path / "project.yaml").unlink()
    with pytest.raises(DamagedProjectError, match="holds no project") as caught:
        Project.open(project.path)
    assert caught.value.backup is not None
    assert restoring.bring_back(project.path, caught.value.backup) is None
    assert Project.open(project.path).class_names == ("bee", "wasp")


def test_a_folder_that_never_was_a_project_has_nothing_to_come_back(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is no project") as caught:
        Project.open(tmp_path)
    assert not isinstance(caught.value, DamagedProjectError)
    assert "effdet" not in str(caught.value)


def test_a_project_of_a_newer_version_is_not_taken_for_damaged(project: Project) -> None:
    (project.path / "project.yaml").write_text("format: 99\n")
    with pytest.raises(InputError, match="newer version") as caught:
        Project.open(project.path)
    assert not isinstance(caught.value, DamagedProjectError)


def test_a_disk_that_refuses_leaves_the_damaged_file(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    error = damage(project)
    before = content_of(project.path)

    def refuse(path: Path, *_: object, **__: object) -> None:
        raise UserError("could not be written", where=str(path))

    monkeypatch.setattr(atomic, "write_bytes", refuse)
    assert error.backup is not None
    with pytest.raises(UserError):
        restoring.bring_back(project.path, error.backup)
    assert {name: data for name, data in content_of(project.path).items() if name != ".lock"} == {
        name: data for name, data in before.items() if name != ".lock"
    }


def test_the_command_line_names_the_backup(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    damage(project)
    assert main(["runs", str(project.path)]) == 1
    said = capsys.readouterr().err
    assert "backups/project.yaml" in said
    assert "bee, wasp" in said
    assert "holiday" in said
