"""What a person can say of one photo: the part of an annotation that edits change and undo brings back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from effdet_core.dataset import Split
from effdet_core.project.annotation import Annotation, Draft, LabelledBox, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """boxes: in the order they are drawn. binned: moved to the bin; the photo's file stays where it is.

    The other fields are those of `Annotation`.
    """

    boxes: tuple[LabelledBox, ...] = ()
    state: State = "not looked at"
    reviewed: bool = False
    split: Split | None = None
    group: str | None = None
    binned: bool = False
    drafts: tuple[Draft, ...] = ()


def of(annotation: Annotation | None) -> Labels:
    """The labels in an annotation; those of a photo nobody looked at where there is none."""
    if annotation is None:
        return Labels()
    return Labels(
        boxes=annotation.boxes,
        state=annotation.state,
        reviewed=annotation.reviewed,
        split=annotation.split,
        group=annotation.group,
        binned=annotation.binned,
        drafts=annotation.drafts,
    )


def put_into(annotation: Annotation | None, labels: Labels) -> Annotation:
    """The annotation with these labels; everything else of it stays."""
    return replace(
        annotation or Annotation(),
        boxes=labels.boxes,
        state=labels.state,
        reviewed=labels.reviewed,
        split=labels.split,
        group=labels.group,
        binned=labels.binned,
        drafts=labels.drafts,
    )


def with_boxes(labels: Labels, boxes: Iterable[LabelledBox]) -> Labels:
    """Other boxes, and the state that follows: a photo that loses its last box waits to be looked at again.

    It does not become "nothing here" by itself, because such a photo would train as background.
    """
    now = tuple(boxes)
    state: State = "labelled" if now else "not looked at" if labels.state == "labelled" else labels.state
    return replace(labels, boxes=now, state=state, reviewed=labels.reviewed and now == labels.boxes)


def with_nothing_here(labels: Labels) -> Labels:
    """A photo that a person found to hold no object; it trains as background."""
    return replace(labels, boxes=(), drafts=(), state="nothing here")


def with_drafts_accepted(labels: Labels, which: Iterable[Draft]) -> Labels:
    """Some of the drafts become boxes like any other."""
    wanted = tuple(which)
    chosen = [draft for draft in labels.drafts if draft in wanted]
    left = tuple(draft for draft in labels.drafts if draft not in chosen)
    return replace(with_boxes(labels, (*labels.boxes, *(draft.accepted() for draft in chosen))), drafts=left)


def with_drafts_rejected(labels: Labels, which: Iterable[Draft]) -> Labels:
    """Without some of the drafts. A photo that loses its last one still waits to be looked at."""
    gone = tuple(which)
    return replace(labels, drafts=tuple(draft for draft in labels.drafts if draft not in gone))


def not_looked_at(labels: Labels) -> Labels:
    """As before anybody looked; split, group and bin stay."""
    return replace(labels, boxes=(), state="not looked at", reviewed=False)


def arrived(way: Sequence[Labels], found: Labels) -> Labels:
    """What a file holds after edits that led from `way[0]` to `way[-1]`, when `found` is what stood in it.

    A state of the way is no work of others: it is where an earlier try, or one before a crash, had got to.
    """
    return way[-1] if found in way else merged(way[0], way[-1], found)


def merged(base: Labels, mine: Labels, theirs: Labels) -> Labels:
    """`mine`, made from `base`, with what somebody else changed from `base` to `theirs` meanwhile.

    Boxes that either side drew are there, boxes that either side removed are gone; of a single value that both
    changed, mine counts.
    """
    kept = [box for box in theirs.boxes if box in mine.boxes or box not in base.boxes]
    boxes = (*kept, *(box for box in mine.boxes if box not in base.boxes and box not in kept))
    values = {
        name: getattr(mine if getattr(mine, name) != getattr(base, name) else theirs, name)
        for name in ("state", "reviewed", "split", "group", "binned", "drafts")
    }
    both = Labels(boxes=boxes, **values)
    return replace(both, state="labelled") if boxes else with_boxes(both, ())
