"""What is said of a data set before a training."""

from __future__ import annotations

from effdet_core.dataset import Dataset, Example, Split
from effdet_core.project import preflight

BOX = (1.0, 1.0, 9.0, 9.0)


def example(split: Split, *classes: int, name: str = "") -> Example:
    return Example(
        image=name or f"{split}{classes}.jpg",
        height=30,
        width=40,
        split=split,
        boxes=(BOX,) * len(classes),
        classes=classes,
        crowd=(False,) * len(classes),
    )


def messages(dataset: Dataset) -> str:
    return "\n".join(problem.message for problem in preflight(dataset).remarks)


def blocking(*examples: Example, classes: tuple[str, ...] = ("cat",)) -> list[str]:
    return [problem.message for problem in preflight(Dataset(classes=classes, examples=examples)).blocking]


def test_a_good_data_set_raises_no_remark() -> None:
    splits: tuple[Split, ...] = ("train", "val", "test")
    examples = tuple(example(split, *[0] * 12) for split in splits)
    found = preflight(Dataset(classes=("cat",), examples=examples))
    assert (found.blocking, found.remarks) == ((), ())


def test_no_classes_no_pictures_and_no_boxes_stop_a_training() -> None:
    assert blocking(classes=()) == ["there are no classes"]
    assert blocking(example("val", 0)) == ["there are no pictures for training"]
    assert blocking(example("train")) == ["no picture for training holds a box"]


def test_missing_splits_and_thin_classes_are_remarked() -> None:
    said = messages(Dataset(classes=("cat", "dog"), examples=(example("train", 0),)))
    assert "no pictures for validation" in said
    assert "no pictures for a test" in said
    assert "'cat' has only 1 box for" in said
    assert "'dog' has no box for training" in said


def test_a_class_that_is_never_validated_is_remarked() -> None:
    examples = (example("train", *[0] * 12, *[1] * 12), example("val", 0))
    assert "'dog' has no box for validation" in messages(Dataset(classes=("cat", "dog"), examples=examples))


def test_a_picture_listed_twice_is_remarked() -> None:
    twice = (example("train", 0, name="a.jpg"), example("val", 0, name="a.jpg"))
    assert "listed 2 times" in messages(Dataset(classes=("cat",), examples=twice))
