"""A disk that goes away, refuses, hangs or holds what others wrote costs no box, and no box of theirs."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from effdet_core import atomic
from effdet_core.errors import AwayError, Problem, UserError
from effdet_core.project import Project, scanning
from effdet_core.project import annotation as annotation_file
from effdet_core.project import editor as editor_module
from effdet_core.project import labels as labels_of
from effdet_core.project.annotation import Annotation, LabelledBox
from effdet_core.project.disk import Absent, Present, Unreachable
from effdet_core.project.editor import ELSEWHERE, Editor, Listener
from effdet_core.project.labels import Labels, arrived, with_boxes

A, B = "images/a.png", "images/b.png"
Stuck = list[Problem | None]


def _box(at: float = 1.0, label: str = "bee") -> LabelledBox:
    return LabelledBox(label, (at, at, at + 5.0, at + 6.0))


FIVE = tuple(_box(at) for at in range(5))


@pytest.fixture(autouse=True)
def _quick_retries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editor_module, "RETRY_SECONDS", 0.02)
    monkeypatch.setattr(editor_module, "_PATIENCE", 0.1)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A photo with five boxes in the training split, and one that nobody looked at."""
    project = Project.create(tmp_path / "stick" / "p", ["bee", "wasp"])
    for letter in "ab":
        Image.fromarray(np.full((20, 30, 3), 90, np.uint8)).save(project.path / "images" / f"{letter}.png")
    project.save_annotation(A, Annotation(boxes=FIVE, state="labelled", split="train"))
    return Project.open(project.path)


@pytest.fixture
def stuck() -> Stuck:
    """What the editor says of saving."""
    return []


@pytest.fixture
def editor(project: Project, stuck: Stuck) -> Iterator[Editor]:
    editor = Editor(project, Listener(stuck=stuck.append))
    yield editor
    editor.close(timeout=1.0)


@contextmanager
def _away(path: Path) -> Iterator[None]:
    elsewhere = path.with_name("elsewhere")
    path.rename(elsewhere)
    yield
    elsewhere.rename(path)


def _until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def _on_disk(project: Project, photo: str) -> Labels:
    return labels_of.of(Project.open(project.path).annotation(photo))


def _sorted(boxes: Iterable[LabelledBox]) -> list[LabelledBox]:
    return sorted(boxes, key=lambda box: box.box)


def _draw(editor: Editor, photo: str, at: float) -> None:
    seen = editor.labels(photo)
    editor.do("Draw", {photo: with_boxes(seen, [*seen.boxes, _box(at)])})


def _write_as_another_program(project: Project, photo: str, *boxes: LabelledBox) -> None:
    annotation_file.write(project.annotation_path(photo), Annotation(boxes=boxes, state="labelled", split="train"))


@pytest.mark.parametrize("leaves", ["nothing", "an empty mount point"])
def test_a_drive_that_goes_and_comes_back_costs_no_box(
    project: Project, editor: Editor, stuck: Stuck, leaves: str
) -> None:
    outside: list[str] = []
    editor._told = Listener(stuck=stuck.append, outside=outside.append)
    seen = editor.labels(A)
    with _away(project.path):
        if leaves != "nothing":
            project.path.mkdir()
        editor.do("Draw", {A: with_boxes(seen, [*seen.boxes, _box(9)])})
        _until(lambda: bool(stuck))
        told = stuck[0]
        assert told is not None
        assert (told.where, told.message) == (str(project.path), "is not there")
        assert "Connect" in told.hint
        assert editor.labels(A).boxes == (*FIVE, _box(9))
        assert not editor.flush(0.1)
        if leaves == "nothing":
            assert not project.path.exists()
        else:
            assert list(project.path.iterdir()) == []
            project.path.rmdir()
    assert editor.flush()
    assert (_on_disk(project, A).boxes, _on_disk(project, A).split) == ((*FIVE, _box(9)), "train")
    assert outside == []
    editor.undo()
    assert editor.flush()
    assert _on_disk(project, A).boxes == FIVE


def test_a_lost_folder_of_label_files_is_waited_for_too(project: Project, editor: Editor, stuck: Stuck) -> None:
    editor.labels(A)
    with _away(project.path / "annotations"):
        _draw(editor, A, 9)
        _until(lambda: bool(stuck))
        assert not (project.path / "annotations").exists()
    assert editor.flush()
    assert _on_disk(project, A).boxes == (*FIVE, _box(9))


def test_labels_that_nobody_saw_before_the_drive_went_are_not_taken_for_none(project: Project, editor: Editor) -> None:
    with _away(project.path):
        for photo in (A, B):
            with pytest.raises(AwayError, match="is not there"):
                editor.labels(photo)
            with pytest.raises(AwayError):
                editor.do("Draw", {photo: with_boxes(Labels(), [_box()])})
            with pytest.raises(AwayError):
                editor.set_aside(photo)
        assert not project.path.exists()
    assert editor.labels(A).boxes == FIVE
    assert editor.labels(B) == Labels()


def test_a_file_that_is_not_there_counts_as_none_only_in_a_project_that_is(project: Project) -> None:
    path = project.annotation_path(B)
    assert isinstance(project.disk.look(path), Absent)
    assert isinstance(project.disk.look(project.annotation_path(A)), Present)
    assert isinstance(project.disk.look(project.annotation_path(A) / "x"), Unreachable)
    with _away(project.path):
        assert isinstance(project.disk.look(path), Unreachable)


def test_a_project_that_never_had_label_files_gets_their_folder(project: Project) -> None:
    """As it comes out of a version control that keeps no empty folders."""
    project.annotation_path(A).unlink()
    (project.path / "annotations" / "images").rmdir()
    (project.path / "annotations").rmdir()
    editor = Editor(Project.open(project.path))
    assert editor.labels(A) == Labels()
    _draw(editor, A, 1)
    assert editor.close()
    assert _on_disk(project, A).boxes == (_box(1),)


def test_a_lost_project_is_not_looked_through_and_nothing_is_made_in_its_place(project: Project) -> None:
    known = scanning.scan(project, None).catalogue
    with _away(project.path):
        with pytest.raises(AwayError):
            scanning.scan(project, known)
        scanning.keep(project, known)
        with pytest.raises(AwayError):
            project.annotation(A)
        with pytest.raises(AwayError):
            project.save_annotation(B, Annotation())
        with pytest.raises(AwayError):
            project.add_classes(["hornet"])
        assert not project.path.exists()
    assert scanning.scan(project, known).catalogue is known


def test_photos_whose_folder_gives_no_answer_are_not_taken_for_deleted(project: Project) -> None:
    known = scanning.scan(project, None).catalogue
    with _away(project.path / "images"):
        assert scanning.scan(project, known).catalogue.names == [A]  # the folder is gone; what was labelled is missing
        (project.path / "images").symlink_to("images")  # a link to itself: neither there nor not there
        with pytest.raises(AwayError):
            scanning.scan(project, known)
        (project.path / "images").unlink()


def test_a_label_file_that_cannot_be_read_is_not_moved_away_as_if_it_were_damaged(
    project: Project, editor: Editor, stuck: Stuck
) -> None:
    path = project.annotation_path(A)
    editor.labels(A)
    kept = path.read_bytes()
    path.unlink()
    path.mkdir()  # reading it fails, as on a disk with a fault
    _draw(editor, A, 9)
    _until(lambda: bool(stuck))
    assert not (project.path / "set aside").exists()
    path.rmdir()
    path.write_bytes(kept)
    assert editor.flush()
    assert _on_disk(project, A).boxes == (*FIVE, _box(9))


def test_what_another_program_wrote_while_an_edit_waited_is_kept(
    project: Project, editor: Editor, stuck: Stuck
) -> None:
    outside: list[str] = []
    editor._told = Listener(stuck=stuck.append, outside=outside.append)
    journal = project.path / "history" / "journal.jsonl"
    journal.mkdir(parents=True)
    _draw(editor, A, 9)
    _until(lambda: bool(stuck))
    _write_as_another_program(project, A, *FIVE[1:], _box(11, "wasp"))
    _draw(editor, A, 7)
    journal.rmdir()
    assert editor.flush()
    assert _sorted(_on_disk(project, A).boxes) == _sorted([*FIVE[1:], _box(11, "wasp"), _box(9), _box(7)])
    assert editor.labels(A) == _on_disk(project, A)
    _until(lambda: outside == [A])


def test_the_journal_has_what_a_single_label_file_does_not_take(project: Project, editor: Editor, stuck: Stuck) -> None:
    path = project.annotation_path(A)
    editor.labels(A)
    kept = path.read_bytes()
    path.unlink()
    path.mkdir()
    _draw(editor, A, 9)
    _until(lambda: bool(stuck))
    _draw(editor, B, 1)
    journal = project.path / "history" / "journal.jsonl"
    _until(lambda: journal.read_bytes().count(b'"edit"') == 2)
    assert not editor.close(timeout=0.05)
    path.rmdir()
    path.write_bytes(kept)
    again = Editor(Project.open(project.path))
    assert _on_disk(project, A).boxes == (*FIVE, _box(9))
    assert _on_disk(project, B).boxes == (_box(1),)
    again.close()


def test_edits_of_a_photo_that_arrived_while_another_one_waits_go_their_way(
    project: Project, editor: Editor, stuck: Stuck
) -> None:
    """A box that is deleted again before the batch is through must not come back as if another program had drawn it."""
    path = project.annotation_path(A)
    path.unlink()
    editor.labels(A)
    path.mkdir()
    drawn = with_boxes(Labels(), [_box(1), _box(2)])
    editor.do("Draw", {B: drawn, A: with_boxes(Labels(), [_box(1)])})
    _until(lambda: _on_disk(project, B) == drawn)
    editor.do("Delete", {B: with_boxes(drawn, [_box(2)])})
    _until(lambda: _on_disk(project, B).boxes == (_box(2),))
    path.rmdir()
    assert editor.flush()
    assert _on_disk(project, B).boxes == (_box(2),)


def _crash(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leaves an edit in the journal that its label file lacks."""
    editor = Editor(project)
    with monkeypatch.context() as patch:
        patch.setattr(editor, "_write_batch", lambda: (_ for _ in ()).throw(OSError(5, "gone")))
        _draw(editor, A, 9)
        _until(lambda: not editor._batch.records and bool(editor._batch))
        assert not editor.close(timeout=0.05)
        editor._thread.join()


def test_what_a_crash_kept_from_the_files_survives_a_disk_that_still_refuses(
    project: Project, monkeypatch: pytest.MonkeyPatch, stuck: Stuck
) -> None:
    _crash(project, monkeypatch)
    with monkeypatch.context() as full:
        full.setattr(atomic, "write_bytes", _refuse)
        second = Editor(Project.open(project.path), Listener(stuck=stuck.append))
        assert second.undo_text == "Draw"
        assert second.labels(A).boxes == (*FIVE, _box(9))
        assert second.unsaved == {A}
        _draw(second, B, 1)
        _until(lambda: bool(stuck))
        assert not second.close(timeout=0.05)
        second._thread.join()
    third = Editor(Project.open(project.path))
    assert _on_disk(project, A).boxes == (*FIVE, _box(9))
    assert _on_disk(project, B).boxes == (_box(1),)
    third.undo()
    third.undo()
    assert third.close()
    assert _on_disk(project, A).boxes == FIVE


def _refuse(path: Path, data: bytes, *, sync: bool = True) -> None:
    raise UserError("could not be written: No space left on device", where=str(path))


def test_recovered_edits_join_what_another_program_did_since(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    _crash(project, monkeypatch)
    _write_as_another_program(project, A, *FIVE, _box(11, "wasp"))
    Editor(Project.open(project.path)).close()
    assert _sorted(_on_disk(project, A).boxes) == _sorted([*FIVE, _box(9), _box(11, "wasp")])


def test_a_history_that_cannot_be_read_is_not_written_over(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    _crash(project, monkeypatch)
    journal = project.path / "history" / "journal.jsonl"
    journal.rename(project.path / "history" / "kept")
    journal.mkdir()
    second = Editor(Project.open(project.path))
    assert second.refusal is not None
    assert second.refusal.where == str(journal)
    with pytest.raises(UserError, match="history of edits"):
        _draw(second, B, 1)
    second.close()
    journal.rmdir()
    (project.path / "history" / "kept").rename(journal)
    Editor(Project.open(project.path)).close()
    assert _on_disk(project, A).boxes == (*FIVE, _box(9))


def test_a_folder_that_may_not_be_written_to_is_not_said_to_be_open_elsewhere(project: Project) -> None:
    (project.path / ".editing").mkdir()  # taking the lock fails, as in a folder without permission
    editor = Editor(project)
    assert editor.read_only
    assert editor.refusal is not None
    assert editor.refusal.where == str(project.path)
    with pytest.raises(UserError, match="cannot be changed") as raised:
        _draw(editor, A, 9)
    assert "another window" not in str(raised.value)
    editor.close()
    (project.path / ".editing").rmdir()
    first, second = Editor(project), Editor(Project.open(project.path))
    assert (first.refusal, second.refusal) == (None, ELSEWHERE)
    first.close()
    second.close()


def test_a_disk_that_hangs_is_told_by_its_silence_and_does_not_hold_up_closing(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = threading.Event()
    real = atomic.write_bytes

    def hang(path: Path, data: bytes, *, sync: bool = True) -> None:
        answers.wait()
        real(path, data, sync=sync)

    monkeypatch.setattr(editor_module, "HANGS_SECONDS", 0.1)
    editor = Editor(project)
    with monkeypatch.context() as patch:
        patch.setattr(atomic, "write_bytes", hang)
        assert editor.silent_for == 0.0
        editor.labels(B)
        _draw(editor, A, 9)
        _until(lambda: editor.silent_for > 0.1)
        patch.setattr(editor._files, "_read", lambda photo: pytest.fail("the window would hang too"))
        assert editor.labels(B) == Labels()
    began = time.monotonic()
    assert not editor.close(timeout=0.05)
    assert time.monotonic() - began < 5
    assert Editor(Project.open(project.path)).read_only
    answers.set()
    editor._thread.join()
    after = Editor(Project.open(project.path))
    assert not after.read_only
    after.close()
    assert _on_disk(project, A).boxes == (*FIVE, _box(9))


def test_edits_arrive_on_top_of_what_others_did_and_from_any_point_of_their_way() -> None:
    start, middle, end = (with_boxes(Labels(), boxes) for boxes in (FIVE, FIVE[1:], (*FIVE[2:], _box(9))))
    for found in (start, middle, end):
        assert arrived([start, middle, end], found) == end
    theirs = with_boxes(start, [*FIVE, _box(11)])
    assert _sorted(arrived([start, middle, end], theirs).boxes) == _sorted([*FIVE[2:], _box(9), _box(11)])
