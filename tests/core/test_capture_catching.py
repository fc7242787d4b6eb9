from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from effdet_core import images
from effdet_core.capture.catching import Catcher, Source, drafts_of
from effdet_core.capture.frame import Frame
from effdet_core.capture.likeness import is_like, sketch
from effdet_core.detections import Detections
from effdet_core.project import Project
from effdet_core.project import labels as labels_of
from effdet_core.project.annotation import Annotation, Draft, LabelledBox
from effdet_core.project.editor import Editor
from tests.core.tiny_video import make_video

HEIGHT, WIDTH = 120, 160
VIDEO = Source("clip.mp4", "clip 1a2b3c")
BEE = Draft("bee", (10.0, 20.0, 60.0, 70.0), 0.8)


def scene(at: int = 20, noise: int = 0, light: int = 0) -> np.ndarray:
    """A dark object on a ground of stripes, uint8."""
    ground = np.tile(np.linspace(60, 160, WIDTH), (HEIGHT, 1))[..., None].repeat(3, axis=2) + light
    ground[40:70, at : at + 30] = 20 + light
    ground += np.random.default_rng(noise).normal(0, 4, ground.shape) if noise else 0
    return np.clip(ground, 0, 255).astype(np.uint8)


def frame(pixels: np.ndarray, seconds: float = 12.345) -> Frame:
    return Frame(pixels, number=3, seconds=seconds)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project.create(tmp_path / "bees", ["bee", "wasp"])


def keep(project: Project, catcher: Catcher, pixels: np.ndarray, seconds: float = 12.345, *drafts: Draft) -> str:
    """What the window does: the frame, and then the edit."""
    caught = catcher.keep(frame(pixels, seconds), drafts, why="wrong", model="m.tflite")
    if caught.is_new:
        editor = Editor(project)
        editor.do("Keep", {caught.photo: caught.labels})
        editor.close()
    return caught.photo


def test_a_kept_frame_is_a_photo_with_drafts_that_nobody_has_looked_at(project: Project) -> None:
    photo = keep(project, Catcher(project, VIDEO), scene(), 72.5, BEE)
    known = project.annotation(photo)
    assert known is not None
    assert photo == "images/tried/clip 1a2b3c/01m12.500s.jpg"
    assert (known.state, known.boxes, known.drafts, known.group) == ("not looked at", (), (BEE,), "clip 1a2b3c")
    assert (known.height, known.width, known.binned) == (HEIGHT, WIDTH, False)
    shown = images.read_rgb(project.library.path_of(photo)).astype(int)
    assert np.abs(shown - scene()).mean() < 2


def test_it_never_trains_before_a_person_looked_at_it(project: Project) -> None:
    photo = keep(project, Catcher(project, VIDEO), scene(), 1.0, BEE)
    dataset, problems = project.freeze()
    assert dataset.examples == ()
    assert "has not been looked at" in str(problems[-1])
    accepted = labels_of.with_drafts_accepted(labels_of.of(project.annotation(photo)), (BEE,))
    project.save_annotation(photo, labels_of.put_into(project.annotation(photo), accepted))
    dataset, _ = project.freeze()
    assert [example.boxes for example in dataset.examples] == [(BEE.box,)]


def test_undoing_the_edit_takes_the_frame_away_and_redoing_brings_it_back(project: Project) -> None:
    caught = Catcher(project, VIDEO).keep(frame(scene()), [BEE], why="missed")
    editor = Editor(project)
    editor.do("Keep", {caught.photo: caught.labels})
    editor.undo()
    assert editor.labels(caught.photo).binned
    editor.redo()
    assert editor.labels(caught.photo) == caught.labels
    editor.close()


def test_why_and_where_from_is_kept_through_later_edits(project: Project) -> None:
    photo = keep(project, Catcher(project, VIDEO), scene(), 72.5, BEE)
    told = json.loads(project.annotation_path(photo).read_bytes())["effdet"]["caught"]
    assert told == {"why": "wrong", "model": "m.tflite", "from": "clip.mp4", "seconds": 72.5}


def test_frames_of_one_video_stay_in_one_split(project: Project) -> None:
    catcher = Catcher(project, VIDEO)
    for number in range(6):
        photo = keep(project, catcher, scene(at=10 + 20 * number), number)
        box = LabelledBox("bee", (1.0, 1.0, 9.0, 9.0))
        known = project.annotation(photo) or Annotation()
        project.save_annotation(photo, labels_of.put_into(known, labels_of.with_boxes(labels_of.of(known), [box])))
    assert len(project.assign_splits()) == 6
    assert len(set(project.assign_splits().values())) == 1


def test_a_frame_that_shows_the_same_is_not_kept_again(project: Project) -> None:
    catcher = Catcher(project, VIDEO)
    first = keep(project, catcher, scene(noise=1), 1.0)
    assert keep(project, catcher, scene(noise=2), 1.1) == first
    assert keep(project, catcher, scene(noise=3, light=6), 9.0) == first
    assert keep(project, catcher, scene(at=60), 2.0) != first


def test_nor_on_another_day(project: Project) -> None:
    first = keep(project, Catcher(project, VIDEO), scene(noise=1), 1.0)
    assert keep(project, Catcher(project, VIDEO), scene(noise=2), 1.1) == first
    assert keep(project, Catcher(project, Source("other.mp4", "other 0")), scene(noise=2), 1.1) != first


def test_one_second_of_two_videos_does_not_overwrite_anything(project: Project) -> None:
    catcher = Catcher(project, VIDEO)
    assert keep(project, catcher, scene(at=20), 1.0) != keep(project, catcher, scene(at=60), 1.0)
    assert len(list(project.library.names())) == 2


def test_a_photo_file_is_taken_as_it_is(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "Käfer 1.PNG"
    Image.fromarray(scene()).save(path, "PNG")
    shown = Frame(images.read_rgb(path), path=path)
    caught = Catcher(project, Source("holiday")).keep(shown, [BEE], why="wrong")
    assert caught.photo == "images/tried/photos/Käfer 1.png"
    assert project.library.path_of(caught.photo).read_bytes() == path.read_bytes()
    assert caught.labels.group is None


def test_a_photo_of_the_project_is_not_copied(project: Project) -> None:
    path = project.path / "images" / "bee.png"
    Image.fromarray(scene()).save(path)
    caught = Catcher(project, Source("bee.png")).keep(Frame(images.read_rgb(path), path=path), [], why="wrong")
    assert (caught.photo, caught.is_new) == ("images/bee.png", False)
    assert not (project.path / "images" / "tried").exists()


def test_a_video_has_the_same_group_whenever_it_is_tried_and_another_one_another(tmp_path: Path) -> None:
    one, other = make_video(tmp_path / "a.mp4"), make_video(tmp_path / "b.mp4", frames=5)
    assert Source.of_video(one) == Source.of_video(one)
    assert Source.of_video(one).group != Source.of_video(other.rename(tmp_path / "sub.mp4")).group


def test_names_of_cameras_and_videos_that_no_folder_can_have_are_made_safe(project: Project) -> None:
    source = Source.of_camera("USB/cam: <1>")
    photo = keep(project, Catcher(project, source), scene())
    assert project.library.path_of(photo).is_file()


FOUND = Detections.sorted(
    [[0, 0, 10, 10], [5, 5, 20, 20], [1, 1, 4, 4], [2, 2, 6, 6]], [0.9, 0.5, 0.3, 0.1], [0, 1, 0, 7]
)


def test_drafts_are_what_was_found_of_the_classes_of_the_project() -> None:
    drafts = drafts_of(FOUND.above(0.4), ("bee", "hornet"), ("bee", "wasp"))
    assert [(draft.label, draft.box, draft.score) for draft in drafts] == [("bee", (0.0, 0.0, 10.0, 10.0), 0.9)]
    assert [draft.label for draft in drafts_of(FOUND, ("bee", "wasp"), ("bee", "wasp"))] == ["bee", "wasp", "bee"]


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (scene(noise=5), True),
        (scene(light=12), True),
        (scene(at=22), True),
        (scene(at=30), False),
        (np.full_like(scene(), 90), False),
    ],
)
def test_noise_and_light_are_nothing_new_but_what_moved_is(other: np.ndarray, same: bool) -> None:
    assert is_like(sketch(scene()), sketch(other)) is same


def test_something_small_that_comes_into_the_picture_is_new() -> None:
    with_bee = scene()
    with_bee[100:108, 140:150] = 5
    assert not is_like(sketch(scene()), sketch(with_bee))
