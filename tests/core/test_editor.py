"""Edits are on disk a moment later, can be undone across photos, classes and restarts, and nothing gets lost."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from effdet_core import atomic
from effdet_core.errors import InputError, Problem, UserError
from effdet_core.project import Project, backups, class_changes, snapshot
from effdet_core.project import annotation as annotation_file
from effdet_core.project import editor as editor_module
from effdet_core.project.annotation import LabelledBox
from effdet_core.project.editor import Editor, Listener
from effdet_core.project.labels import Labels, merged, with_boxes, with_nothing_here

A, B = "images/a.png", "images/b.png"


def _box(label: str = "bee", at: float = 1.0) -> LabelledBox:
    return LabelledBox(label, (at, at, at + 5.0, at + 6.0))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project.create(tmp_path / "p", ["bee", "wasp"])
    for letter in "ab":
        Image.fromarray(np.full((20, 30, 3), 90, np.uint8)).save(project.path / "images" / f"{letter}.png")
    return project


@pytest.fixture
def editor(project: Project) -> Iterator[Editor]:
    editor = Editor(project)
    yield editor
    editor.close()


def _on_disk(project: Project, photo: str) -> Labels:
    from effdet_core.project import labels

    path = project.annotation_path(photo)
    return labels.of(annotation_file.read(path)[0] if path.exists() else None)


def test_an_edit_counts_at_once_and_is_on_disk_a_moment_later(project: Project, editor: Editor) -> None:
    editor.do("Draw", {A: with_boxes(Labels(), [_box()])})
    assert editor.labels(A).boxes == (_box(),)
    assert editor.flush()
    found = annotation_file.read(project.annotation_path(A))[0]
    assert (found.boxes, found.state, found.height, found.width) == ((_box(),), "labelled", 20, 30)


def test_undo_and_redo_reach_across_photos(project: Project, editor: Editor) -> None:
    editor.do("Draw", {A: with_boxes(Labels(), [_box()])})
    editor.do("Nothing here", {B: with_nothing_here(Labels())})
    undone = editor.undo()
    assert undone is not None
    assert list(undone.after) == [B]
    editor.undo()
    assert (editor.labels(A), editor.labels(B)) == (Labels(), Labels())
    assert editor.undo() is None
    editor.redo()
    editor.redo()
    editor.flush()
    assert _on_disk(project, A).boxes == (_box(),)
    assert _on_disk(project, B).state == "nothing here"


def test_undo_is_still_there_after_a_restart(project: Project) -> None:
    first = Editor(project)
    for number in range(250):
        first.do(f"Draw {number}", {A: with_boxes(first.labels(A), [*first.labels(A).boxes, _box(at=number / 50)])})
    first.undo()
    first.close()
    second = Editor(Project.open(project.path))
    assert (second.undo_text, second.redo_text) == ("Draw 248", "Draw 249")
    for _ in range(249):
        second.undo()
    assert second.labels(A) == Labels()
    second.close()


def test_a_new_edit_forgets_what_was_undone(editor: Editor) -> None:
    editor.do("one", {A: with_boxes(Labels(), [_box()])})
    editor.undo()
    editor.do("two", {A: with_boxes(Labels(), [_box(at=2)])})
    assert editor.redo_text is None
    assert editor.redo() is None


def test_an_edit_that_changes_nothing_is_no_step(editor: Editor) -> None:
    assert editor.do("nothing", {A: Labels()}) is None
    assert editor.undo_text is None


def test_classes_and_their_boxes_change_in_one_step(project: Project, editor: Editor) -> None:
    editor.do("Draw", {A: with_boxes(Labels(), [_box(), _box("wasp", 3)])})
    classes = class_changes.renamed(editor.classes, "bee", "honey bee")
    editor.do("Rename", {A: class_changes.relabelled(editor.labels(A), "bee", "honey bee")}, classes)
    editor.flush()
    again = Project.open(project.path)
    assert again.class_names == ("honey bee", "wasp")
    assert again.classes[0].formerly == ()
    assert [box.label for box in _on_disk(project, A).boxes] == ["honey bee", "wasp"]
    editor.undo()
    editor.flush()
    assert Project.open(project.path).class_names == ("bee", "wasp")
    assert [box.label for box in _on_disk(project, A).boxes] == ["bee", "wasp"]


def test_the_id_of_a_class_is_never_given_again(editor: Editor) -> None:
    editor.add_class("Add", "hornet")
    editor.undo()
    editor.add_class("Add", "moth")
    assert [(item.id, item.name) for item in editor.classes] == [(1, "bee"), (2, "wasp"), (4, "moth")]


@pytest.mark.parametrize("wrong", ["bee", "", " x", "a\nb"])
def test_impossible_class_names_are_refused(editor: Editor, wrong: str) -> None:
    with pytest.raises(UserError):
        editor.add_class("Add", wrong)
    assert editor.undo_text is None


def test_a_new_class_gets_a_colour_that_no_other_has() -> None:
    classes = class_changes.added((), "a", 1)
    for id in (21, 41, 22):
        classes = class_changes.added(classes, f"class {id}", id)
    assert [item.colour for item in classes] == ["#E69F00", "#56B4E9", "#009E73", "#F0E442"]
    for id in range(61, 61 + 17):
        classes = class_changes.added(classes, f"class {id}", id)
    assert len({item.colour for item in classes}) == 20


def test_while_files_are_rewritten_both_names_mean_the_class() -> None:
    before = class_changes.added(class_changes.added((), "a", 1), "b", 2)
    after = class_changes.without(class_changes.renamed(before, "a", "c"), "b")
    between = class_changes.transitional(before, after)
    assert [(item.id, item.name, item.formerly) for item in between] == [(1, "c", ("a",)), (2, "b", ())]
    back = class_changes.transitional(after, before)
    assert {item.id for item in back} == {1, 2}


def test_a_second_editor_of_a_project_can_only_look(project: Project, editor: Editor) -> None:
    editor.do("Draw", {A: with_boxes(Labels(), [_box()])})
    editor.flush()
    second = Editor(Project.open(project.path))
    assert second.read_only
    assert second.labels(A).boxes == (_box(),)
    with pytest.raises(UserError, match="open in another window"):
        second.do("Draw", {A: Labels()})
    second.close()


def test_what_only_the_journal_holds_reaches_the_files_at_the_next_opening(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a crash between the journal and the label files leaves it."""
    first = Editor(project)
    monkeypatch.setattr(editor_module, "RETRY_SECONDS", 0.01)
    monkeypatch.setattr(first, "_write_batch", lambda: (_ for _ in ()).throw(OSError(5, "gone")))
    first.do("Draw", {A: with_boxes(Labels(), [_box()])})
    first.do("Draw", {B: with_boxes(Labels(), [_box("wasp")])})
    deadline = time.monotonic() + 5
    while _lines(project) < 1 and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not first.close(timeout=0.1)
    second = Editor(Project.open(project.path))
    assert _on_disk(project, A).boxes == (_box(),)
    assert second.undo_text == "Draw"
    second.close()


def _lines(project: Project) -> int:
    path = project.path / "history" / "journal.jsonl"
    return path.read_bytes().count(b'"edit"') if path.exists() else 0


def test_a_line_that_a_crash_cut_off_is_no_step(project: Project) -> None:
    first = Editor(project)
    first.do("Draw", {A: with_boxes(Labels(), [_box()])})
    first.close()
    journal = project.path / "history" / "journal.jsonl"
    journal.write_bytes(journal.read_bytes() + b'{"type":"edit","id":2,"te')
    second = Editor(Project.open(project.path))
    second.do("Draw again", {B: with_boxes(Labels(), [_box()])})
    second.close()
    third = Editor(Project.open(project.path))
    assert third.undo_text == "Draw again"
    third.undo()
    assert third.undo_text == "Draw"
    third.close()


def test_a_disk_that_refuses_is_said_and_tried_again(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Problem | None] = []
    monkeypatch.setattr(editor_module, "RETRY_SECONDS", 0.02)
    full = threading.Event()
    full.set()
    real = atomic.write_bytes

    def write(path: Path, data: bytes, *, sync: bool = True) -> None:
        if full.is_set():
            raise UserError("could not be written: No space left on device", where=str(path))
        real(path, data, sync=sync)

    monkeypatch.setattr(atomic, "write_bytes", write)
    editor = Editor(project, Listener(stuck=told.append))
    editor.do("Draw", {A: with_boxes(Labels(), [_box()])})
    editor.do("Draw", {B: with_boxes(Labels(), [_box()])})
    assert not editor.flush(0.2)
    assert told
    assert told[0] is not None
    assert "No space left" in told[0].message
    assert editor.labels(A).boxes == (_box(),)
    full.clear()
    assert editor.flush()
    assert _on_disk(project, B).boxes == (_box(),)
    editor.close()
    assert told[-1] is None


def test_what_another_program_drew_meanwhile_is_kept(project: Project, editor: Editor) -> None:
    outside: list[str] = []
    editor._told = Listener(outside=outside.append)
    editor.do("Draw", {A: with_boxes(Labels(), [_box()])})
    editor.flush()
    seen = editor.labels(A)
    theirs = with_boxes(seen, [*seen.boxes, _box("wasp", 9)])
    values = json.loads(project.annotation_path(A).read_text())
    values["shapes"].append({"label": "wasp", "points": [[9, 9], [15, 14]], "shape_type": "rectangle", "mine": 1})
    project.annotation_path(A).write_text(json.dumps(values))
    editor.do("Draw", {A: with_boxes(seen, [*seen.boxes, _box(at=4)])})
    editor.flush()
    assert outside == [A]
    assert [(box.label, box.box) for box in _on_disk(project, A).boxes] == [
        *((box.label, box.box) for box in theirs.boxes),
        ("bee", _box(at=4).box),
    ]


def test_a_step_is_not_taken_back_over_the_work_of_another_program(project: Project, editor: Editor) -> None:
    noticed: list[Problem] = []
    editor._told = Listener(noticed=noticed.append)
    editor.do("Draw", {A: with_boxes(Labels(), [_box()]), B: with_boxes(Labels(), [_box()])})
    editor.flush()
    found = annotation_file.read(project.annotation_path(A))[0]
    annotation_file.write(project.annotation_path(A), replace(found, boxes=(_box("wasp"),)))
    editor.undo()
    editor.flush()
    assert _on_disk(project, A).boxes == (_box("wasp"),)
    assert _on_disk(project, B).boxes == ()
    assert len(noticed) == 1


def test_a_damaged_file_is_refused_then_set_aside_and_never_overwritten(project: Project, editor: Editor) -> None:
    path = project.annotation_path(A)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("{broken")
    with pytest.raises(InputError):
        editor.do("Draw", {A: with_boxes(Labels(), [_box()])})
    editor.set_aside(A)
    editor.do("Draw", {A: with_boxes(Labels(), [_box()])})
    editor.flush()
    assert (project.path / "set aside" / "images" / "a.png.json").read_text() == "{broken"
    assert _on_disk(project, A).boxes == (_box(),)


def test_what_other_programs_put_into_a_file_stays(project: Project, editor: Editor) -> None:
    path = project.annotation_path(A)
    path.parent.mkdir(parents=True, exist_ok=True)
    polygon = {"label": "bee", "points": [[1, 1], [5, 5], [1, 5]], "shape_type": "polygon"}
    path.write_text(json.dumps({"shapes": [polygon], "flags": {"night": True}}))
    editor.do("Draw", {A: with_boxes(editor.labels(A), [_box()])})
    editor.flush()
    values = json.loads(path.read_text())
    assert polygon in values["shapes"]
    assert values["flags"] == {"night": True}


def test_a_journal_that_grew_long_is_shortened_without_losing_what_can_be_undone(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    from effdet_core.project import journal

    monkeypatch.setattr(journal, "FEWEST", 5)
    first = Editor(project)
    for number in range(30):
        first.do(f"Draw {number}", {A: with_boxes(Labels(), [_box(at=number / 5)])})
    first.undo()
    first.close()
    before = (project.path / "history" / "journal.jsonl").stat().st_size
    Editor(Project.open(project.path)).close()
    assert (project.path / "history" / "journal.jsonl").stat().st_size < before / 3
    last = Editor(Project.open(project.path))
    assert (last.undo_text, last.redo_text) == ("Draw 28", "Draw 29")
    assert [step.text for step in iter(last.undo, None)] == [f"Draw {n}" for n in (28, 27, 26, 25, 24)]
    last.close()


def test_project_yaml_has_older_copies(project: Project, editor: Editor) -> None:
    editor.add_class("Add", "hornet")
    editor.flush()
    copies = backups.copies_of(project.path / "project.yaml", project.path / "backups")
    assert len(copies) == 1
    assert "hornet" not in copies[0].read_text()


def test_merging_keeps_what_both_sides_drew_and_drops_what_either_removed() -> None:
    base = with_boxes(Labels(), [_box(at=1), _box(at=2)])
    mine = with_boxes(base, [_box(at=2), _box(at=3)])
    theirs = replace(with_boxes(base, [_box(at=1), _box(at=2), _box(at=4)]), reviewed=True)
    both = merged(base, mine, theirs)
    assert both.boxes == (_box(at=2), _box(at=4), _box(at=3))
    assert both.reviewed
    assert both.state == "labelled"


_EDITS = st.lists(st.tuples(st.sampled_from("abuur"), st.integers(0, 3)), max_size=25)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_EDITS)
def test_any_order_of_edits_undos_and_redos_leads_where_a_simple_model_leads(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[str, int]]
) -> None:
    project = Project.create(tmp_path_factory.mktemp("any") / "p", ["bee"])
    editor = Editor(project)
    past: list[tuple[Labels, Labels]] = [(Labels(), Labels())]
    future: list[tuple[Labels, Labels]] = []
    for kind, number in edits:
        now = past[-1]
        if kind in "ab":
            new = with_boxes(Labels(), [_box(at=n) for n in range(number)])
            wanted = (new, now[1]) if kind == "a" else (now[0], new)
            if editor.do("edit", {A if kind == "a" else B: new}):
                past.append(wanted)
                future = []
        elif kind == "u" and editor.undo():
            future.append(past.pop())
        elif kind == "r" and editor.redo():
            past.append(future.pop())
        assert (editor.labels(A), editor.labels(B)) == past[-1]
    assert editor.close()
    assert (_on_disk(project, A), _on_disk(project, B)) == past[-1]


def test_nothing_here_beside_an_outline_is_still_so_after_a_restart(project: Project) -> None:
    path = project.annotation_path(A)
    path.parent.mkdir(parents=True, exist_ok=True)
    outline = {"label": "bee", "points": [[1, 1], [5, 5], [1, 5]], "shape_type": "polygon"}
    path.write_text(json.dumps({"shapes": [outline]}))
    first = Editor(project)
    first.do("Nothing here", {A: with_nothing_here(first.labels(A))})
    first.close()
    second = Editor(Project.open(project.path))
    assert second.labels(A).state == "nothing here"
    assert [found.boxes for found in snapshot.collect(project).candidates] == [()]
    second.undo()
    second.close()
    assert _on_disk(project, A).state == "labelled"
    assert json.loads(path.read_text())["shapes"] == [outline]
