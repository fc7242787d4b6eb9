"""Archives that come from anywhere."""

from __future__ import annotations

import contextlib
import io
import stat
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from effdet_core.errors import Cancelled, InputError
from effdet_core.formats import unpack
from effdet_core.project import Project, import_into
from tests.core.labelled_sets import HEIGHT, WIDTH, content_of, voc_xml

XML = voc_xml("a.jpg", [("bee", 1, 1, 9, 9)])


def photo(colour: object = "green") -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (WIDTH, HEIGHT), colour).save(buffer, "JPEG")  # type: ignore[arg-type]
    return buffer.getvalue()


def packed(path: Path, files: dict[str, bytes | str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project.create(tmp_path / "project")


def voc(path: Path, top: str = "", **more: bytes | str) -> Path:
    return packed(path, {f"{top}Annotations/a.xml": XML, f"{top}JPEGImages/a.jpg": photo(), **more})


@pytest.mark.parametrize("top", ["", "VOC2007/", "VOCdevkit/VOC2007/"])
def test_an_archive_comes_in_with_its_pictures(tmp_path: Path, project: Project, top: str) -> None:
    report = import_into(project, voc(tmp_path / "data.zip", top))
    assert (report.format, report.pictures, report.problems) == ("voc", 1, ())
    assert [p.name for p in (project.path / "images").iterdir()] == ["a.jpg"]
    assert not list(project.path.glob(".importing-*"))
    assert len(Project.open(project.path).freeze()[0].examples) == 1


def test_a_second_import_of_an_archive_changes_nothing(tmp_path: Path, project: Project) -> None:
    path = voc(tmp_path / "data.zip")
    import_into(project, path)
    before = content_of(project.path)
    assert import_into(project, path).unchanged == 1
    assert content_of(project.path) == before


def test_problems_name_the_file_inside_the_archive(tmp_path: Path, project: Project) -> None:
    path = voc(
        tmp_path / "data.zip",
        **{"Annotations/b.xml": "<annotation>", "Annotations/c.xml": XML.replace("a.jpg", "c.jpg")},
    )
    report = import_into(project, path)
    assert [p.where.split(",")[0] for p in report.problems] == [f"{path}/Annotations/{name}.xml" for name in "bc"]
    assert ".importing" not in str(report)
    with pytest.raises(InputError) as caught:
        import_into(project, packed(tmp_path / "other.zip", {"readme.txt": "hello"}))
    assert caught.value.problems[0].where == str(tmp_path / "other.zip")


@pytest.mark.parametrize("name", ["../evil.jpg", "/evil.jpg", "a/../../evil.jpg", "C:\\evil.jpg", "..\\evil.jpg"])
def test_a_name_that_leads_out_is_refused(tmp_path: Path, project: Project, name: str) -> None:
    before = {p for p in tmp_path.rglob("*") if not p.is_relative_to(project.path)}
    path = voc(tmp_path / "data.zip", **{name: photo("red")})
    report = import_into(project, path)
    assert report.pictures == 1
    assert "left out" in report.problems[0].message
    assert {p for p in tmp_path.rglob("*") if not p.is_relative_to(project.path)} == before | {path}
    assert not list(tmp_path.rglob("evil*"))


def test_a_link_is_not_unpacked(tmp_path: Path, project: Project) -> None:
    path = voc(tmp_path / "data.zip")
    with zipfile.ZipFile(path, "a") as archive:
        link = zipfile.ZipInfo("JPEGImages/b.jpg")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    report = import_into(project, path)
    assert report.pictures == 1
    assert "is a link" in report.problems[0].message


def test_what_is_locked_or_compressed_in_an_unusual_way_is_told(tmp_path: Path, project: Project) -> None:
    path = voc(tmp_path / "data.zip")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_LZMA) as archive:
        archive.writestr("JPEGImages/b.jpg", photo("red"))
    report = import_into(project, path)
    assert report.pictures == 1
    assert "unusual way" in report.problems[0].message


def test_a_bomb_is_refused_before_anything_is_written(tmp_path: Path, project: Project) -> None:
    path = voc(tmp_path / "data.zip", **{"bomb.txt": bytes(200_000_000)})
    with pytest.raises(InputError, match="times its size"):
        import_into(project, path)
    assert not list(project.path.glob(".importing-*"))
    assert not list((project.path / "images").iterdir())


def test_too_many_files_are_refused(tmp_path: Path, project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack, "MOST_FILES", 1)
    with pytest.raises(InputError, match="holds 2 files, too many"):
        import_into(project, voc(tmp_path / "data.zip"))


def test_what_does_not_fit_onto_the_disk_is_refused(
    tmp_path: Path, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpack, "_SPARE", 1 << 62)
    with pytest.raises(InputError, match="the disk has less"):
        import_into(project, voc(tmp_path / "data.zip"))


def test_programs_hidden_files_and_shadows_of_macos_are_not_unpacked(tmp_path: Path) -> None:
    names = ["evil.exe", "run.sh", ".hidden.jpg", ".git/a.jpg", "__MACOSX/a.jpg", "inner.zip", "a.jpg"]
    (tmp_path / "out").mkdir()
    assert not unpack.unpack(packed(tmp_path / "data.zip", dict.fromkeys(names, photo())), tmp_path / "out")
    assert [p.name for p in (tmp_path / "out").rglob("*")] == ["a.jpg"]


def test_names_that_differ_in_case_only_are_told(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    path = packed(tmp_path / "data.zip", {"a.jpg": photo(), "A.JPG": photo("red")})
    assert "another file has this name" in unpack.unpack(path, tmp_path / "out")[0].message


def test_a_damaged_member_is_left_out_and_the_rest_comes_in(tmp_path: Path, project: Project) -> None:
    path = tmp_path / "data.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Annotations/a.xml", XML)
        archive.writestr("JPEGImages/a.jpg", photo())
        archive.writestr("JPEGImages/b.jpg", b"marker" + photo("red"))
    path.write_bytes(path.read_bytes().replace(b"marker", b"market", 1))
    report = import_into(project, path)
    assert (report.pictures, report.not_looked_at) == (1, 0)
    assert "is damaged" in report.problems[0].message


@pytest.mark.parametrize("cut", [10, 200, 500])
def test_an_archive_that_was_cut_off_is_a_clear_error(tmp_path: Path, project: Project, cut: int) -> None:
    path = voc(tmp_path / "data.zip")
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(InputError, match="damaged archive") as caught:
        import_into(project, path)
    assert caught.value.problems[0].where == str(path)


def test_any_damage_is_reported_and_nothing_else(tmp_path: Path, project: Project) -> None:
    whole = voc(tmp_path / "data.zip").read_bytes()
    for place in range(0, len(whole), 37):
        damaged = bytearray(whole)
        damaged[place] ^= 0x55
        (tmp_path / "data.zip").write_bytes(damaged)
        with contextlib.suppress(InputError):
            import_into(project, tmp_path / "data.zip")
    assert not list(project.path.glob(".importing-*"))


def test_a_cancelled_import_of_an_archive_leaves_nothing_unpacked(tmp_path: Path, project: Project) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    report = import_into(project, voc(tmp_path / "data.zip"), progress=stop)
    assert (report.cancelled, report.pictures) == (True, 1)
    assert not list(project.path.glob(".importing-*"))
