from __future__ import annotations

import json
from pathlib import Path

import pytest

from effdet_core.project import annotation, class_changes, labels
from effdet_core.project.annotation import Annotation, Draft, LabelledBox
from effdet_core.project.labels import Labels

BEE = Draft("bee", (1.0, 2.0, 30.0, 40.0), 0.75)
WASP = Draft("wasp", (5.0, 6.0, 70.0, 80.0), 0.5)


def test_drafts_come_back_from_the_file_whichever_way_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    annotation.write(path, Annotation(drafts=(BEE, WASP)))
    assert annotation.read(path)[0].drafts == annotation.read_quickly(path).drafts == (BEE, WASP)
    assert annotation.read(path)[0].state == "not looked at"


def test_files_without_drafts_do_not_speak_of_them() -> None:
    assert "drafts" not in json.loads(annotation.encode(Annotation(state="nothing here")))["effdet"]


@pytest.mark.parametrize("box", ["[1, 2, NaN, 4]", "[1, 2, 3, 1e300]", "[1, 2, 3, Infinity]"])
def test_a_draft_that_is_nowhere_is_left_out(box: str) -> None:
    good = '{"label": "bee", "box": [1, 2, 3, 4], "score": 0.5}'
    data = f'{{"shapes": [], "effdet": {{"drafts": [{{"label": "bee", "box": {box}}}, {good}]}}}}'
    assert [draft.box for draft in annotation.decode(data.encode())[0].drafts] == [(1, 2, 3, 4)]


def test_drafts_of_a_wrong_kind_are_damage_like_any_other() -> None:
    with pytest.raises(ValueError, match="damaged under `effdet`"):
        annotation.decode(b'{"shapes": [], "effdet": {"drafts": [{"label": 7}]}}')


def test_an_accepted_draft_is_a_box_and_the_others_wait() -> None:
    after = labels.with_drafts_accepted(Labels(drafts=(BEE, WASP)), (BEE,))
    assert after == Labels(boxes=(LabelledBox("bee", BEE.box),), drafts=(WASP,), state="labelled")


def test_a_rejected_draft_leaves_the_photo_to_be_looked_at() -> None:
    assert labels.with_drafts_rejected(Labels(drafts=(BEE,)), (BEE,)) == Labels(state="not looked at")


def test_where_nothing_is_there_are_no_drafts() -> None:
    assert labels.with_nothing_here(Labels(drafts=(BEE,))) == Labels(state="nothing here")


def test_classes_that_change_take_their_drafts_along() -> None:
    before = Labels(drafts=(BEE, WASP))
    assert [d.label for d in class_changes.relabelled(before, "bee", "wasp").drafts] == ["wasp", "wasp"]
    assert class_changes.without_boxes_of(before, "bee").drafts == (WASP,)


def test_drafts_that_somebody_else_put_there_meanwhile_stay() -> None:
    base = Labels()
    assert labels.merged(base, Labels(group="a"), Labels(drafts=(BEE,))) == Labels(group="a", drafts=(BEE,))
