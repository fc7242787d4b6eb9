"""Edits of classes keep what others did to them meanwhile: an import, a command, another program."""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from effdet_core.errors import UserError
from effdet_core.project import Project, class_changes, import_into
from effdet_core.project.annotation import LabelledBox
from effdet_core.project.class_changes import Classes, applied
from effdet_core.project.editor import Editor
from effdet_core.project.labels import Labels, with_boxes
from tests.core.labelled_sets import add_voc

A = "images/a.png"
BEE = LabelledBox("bee", (1.0, 1.0, 6.0, 7.0))


def classes(*names: str, first: int = 1) -> Classes:
    made: Classes = ()
    for id, name in enumerate(names, first):
        made = class_changes.added(made, name, id)
    return made


def seen(found: Classes) -> list[tuple[int, str]]:
    return [(item.id, item.name) for item in found]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project.create(tmp_path / "p", ["bee"])
    Image.fromarray(np.full((20, 30, 3), 90, np.uint8)).save(project.path / A)
    return project


def test_undo_after_an_import_keeps_the_classes_that_came_in(project: Project, tmp_path: Path) -> None:
    editor = Editor(project)
    editor.do("Draw", {A: with_boxes(Labels(), [BEE])})
    renamed = class_changes.renamed(editor.classes, "bee", "hornet")
    editor.do("Rename", {A: class_changes.relabelled(editor.labels(A), "bee", "hornet")}, renamed)
    editor.flush()
    add_voc(tmp_path / "set", "b", [("wasp", 1, 1, 9, 9)])
    import_into(Project.open(project.path), tmp_path / "set", copy=True)
    editor.reload()
    editor.undo()
    assert seen(editor.classes) == [(1, "bee"), (2, "wasp")]
    assert editor.close()
    again = Project.open(project.path)
    assert seen(again.classes) == [(1, "bee"), (2, "wasp")]
    assert [example.classes for example in again.freeze()[0].examples] == [(0,), (1,)]


def test_boxes_of_a_class_that_is_renamed_while_they_come_in_have_a_class(project: Project, tmp_path: Path) -> None:
    for name in "bc":
        add_voc(tmp_path / "set", name, [("bee", 1, 1, 9, 9)])
    editor = Editor(project)

    def progress(done: int, _total: int) -> None:
        if done == 1:
            editor.do("Rename", {}, class_changes.renamed(editor.classes, "bee", "hornet"))
            editor.flush()

    import_into(Project.open(project.path), tmp_path / "set", copy=True, progress=progress)
    editor.close()
    assert seen(Project.open(project.path).classes) == [(1, "hornet"), (2, "bee")]


def test_undo_goes_past_the_split_that_a_training_gave_since(project: Project) -> None:
    editor = Editor(project)
    editor.do("Draw", {A: with_boxes(Labels(), [BEE])})
    editor.flush()
    given = Project.open(project.path).assign_splits()
    editor.undo()
    assert editor.labels(A) == Labels(split=given[A])
    editor.redo()
    assert editor.labels(A) == with_boxes(Labels(split=given[A]), [BEE])
    editor.close()


def test_a_class_edit_keeps_what_a_command_added_beside_the_open_window(project: Project) -> None:
    editor = Editor(project)
    Project.open(project.path).add_classes(["wasp"])
    editor.do("Rename", {}, class_changes.renamed(editor.classes, "bee", "honey bee"))
    editor.add_class("Add", "moth")
    assert editor.close()
    assert seen(Project.open(project.path).classes) == [(1, "honey bee"), (2, "wasp"), (3, "moth")]


def test_what_a_crash_left_half_done_keeps_classes_that_came_since(project: Project, tmp_path: Path) -> None:
    editor = Editor(project)
    editor.do("Rename", {}, class_changes.renamed(editor.classes, "bee", "hornet"))
    editor.close()
    journal = project.path / "history" / "journal.jsonl"
    lines = [line for line in journal.read_bytes().splitlines(keepends=True) if b'"saved"' not in line]
    journal.write_bytes(b"".join(lines))
    project.reload()
    project.change_classes(project.classes, classes("bee"))
    project.add_classes(["wasp"])
    Editor(Project.open(project.path)).close()
    assert seen(Project.open(project.path).classes) == [(1, "hornet"), (2, "wasp")]


def test_a_deleted_class_comes_back_at_its_place(project: Project) -> None:
    project.add_classes(["wasp", "moth"])
    editor = Editor(project)
    editor.do("Delete", {}, class_changes.without(editor.classes, "wasp"))
    editor.flush()
    Project.open(project.path).add_classes(["fly"])
    editor.undo()
    editor.close()
    assert seen(Project.open(project.path).classes) == [(1, "bee"), (2, "wasp"), (3, "moth"), (4, "fly")]


def test_an_id_is_not_given_again_after_a_restart(project: Project) -> None:
    first = Editor(project)
    first.add_class("Add", "wasp")
    first.flush()
    first.undo()
    first.close()
    second = Editor(Project.open(project.path))
    second.add_class("Add", "moth")
    second.close()
    assert seen(Project.open(project.path).classes) == [(1, "bee"), (3, "moth")]


def test_a_name_that_another_class_got_meanwhile_is_not_given_twice() -> None:
    before = classes("bee")
    other = class_changes.added(before, "hornet", 2)
    assert seen(applied(other, before, class_changes.renamed(before, "bee", "hornet"))) == [(1, "bee"), (2, "hornet")]
    assert seen(applied(other, before, class_changes.added(before, "hornet", 2))) == [(1, "bee"), (2, "hornet")]
    assert seen(applied(other, before, class_changes.added(before, "moth", 2), 9)) == [
        (1, "bee"),
        (2, "hornet"),
        (9, "moth"),
    ]


def test_what_somebody_else_changed_of_a_class_stays() -> None:
    before = classes("bee", "wasp")
    now = class_changes.recoloured(before, "bee", "#123456")
    after = class_changes.renamed(before, "bee", "honey bee")
    assert [(item.name, item.colour) for item in applied(now, before, after)[:1]] == [("honey bee", "#123456")]


def test_names_of_a_rewriting_under_way_go_when_it_is_done() -> None:
    before = classes("bee", "wasp")
    after = class_changes.without(class_changes.renamed(before, "bee", "hornet"), "wasp")
    between = class_changes.transitional(before, applied(before, before, after))
    assert [(item.name, item.formerly) for item in between] == [("hornet", ("bee",)), ("wasp", ())]
    assert class_changes.transitional(between, applied(between, before, after)) == between
    assert applied(between, before, after) == after


def test_a_new_class_with_the_name_of_one_that_goes_does_not_change_the_order() -> None:
    first = classes("bee", "wasp")
    last = class_changes.added(class_changes.renamed(first, "bee", "hornet"), "ant", 10)
    last = class_changes.without(class_changes.added(last, "bee", 11), "hornet")
    between = class_changes.transitional(first, applied(first, first, last))
    assert [item.name for item in applied(between, first, last)] == ["wasp", "ant", "bee"]


@st.composite
def edits(draw: st.DrawFn) -> list[tuple[Classes, Classes]]:
    """Edits in a row, as a person makes them, with the classes before and after each."""
    now = classes(*draw(st.lists(st.sampled_from("abcd"), unique=True)))
    made, next_id = [], 10
    for _ in range(draw(st.integers(1, 6))):
        before = now
        kind, name = draw(st.sampled_from(["add", "rename", "delete", "colour"])), draw(st.sampled_from("abcdefgh"))
        old = draw(st.sampled_from([item.name for item in now] or ["a"]))
        try:
            match kind:
                case "add":
                    now, next_id = class_changes.added(now, name, next_id), next_id + 1
                case "rename":
                    now = class_changes.renamed(now, old, name)
                case "colour":
                    now = class_changes.recoloured(now, old, "#000000")
                case _:
                    now = class_changes.without(now, old)
        except UserError:
            continue
        made.append((before, now))
    return made


@given(edits(), st.booleans())
def test_edits_alone_do_what_they_say_once_or_twice_and_undone(
    made: list[tuple[Classes, Classes]], twice: bool
) -> None:
    for before, after in made:
        assert applied(before, before, after) == after
        assert applied(after, before, after) == after
        assert applied(after, after, before) == before
    if made:
        (first, _), (_, last) = made[0], made[-1]
        between = class_changes.transitional(first, applied(first, first, last)) if twice else first
        assert applied(between, first, last) == last


@given(edits(), st.sampled_from(["x", "a", "e"]))
def test_a_class_that_comes_in_stays_whatever_is_undone(made: list[tuple[Classes, Classes]], name: str) -> None:
    if not made:
        return
    now = made[-1][1]
    if name not in {item.name for item in now}:
        now = (*now, msgspec.structs.replace(classes("x", first=99)[0], name=name))
    for before, after in reversed(made):
        now = applied(now, after, before)
        names = [item.name for item in now]
        assert len(set(names)) == len(names)
        assert len({item.id for item in now}) == len(now)
    assert name != "x" or name in {item.name for item in now}
