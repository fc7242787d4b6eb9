"""What came of an import or an export, in sentences and as text to keep."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.browser import texts
from app.browser.texts import said, translate
from effdet_core.errors import Problem

if TYPE_CHECKING:
    from app.browser.adding import AddReport
    from effdet_core.project.exporting import ExportReport
    from effdet_core.project.importing import ImportReport
    from effdet_core.project.intake import Conflict


def added(report: AddReport) -> list[str]:
    """One line."""
    text = translate("Reports", "{0} are part of the project now").format(texts.photos(report.pictures))
    return [translate("Reports", "Stopped: {0}").format(text) if report.stopped else text]


def imported(report: ImportReport) -> list[str]:
    """The first line is the sum; the others are worth reading."""
    counted = (
        (report.nothing_here, translate("Reports", "%n of them with nothing on it", None, report.nothing_here)),
        (report.unchanged, translate("Reports", "%n photo(s) were here already, the same", None, report.unchanged)),
        (report.kept, translate("Reports", "%n photo(s) keep the labels they have here", None, report.kept)),
        (report.merged, translate("Reports", "%n photo(s) have other labels now", None, report.merged)),
        (report.not_looked_at, translate("Reports", "%n photo(s) without labels", None, report.not_looked_at)),
    )
    told = [line for count, line in counted if count]
    boxes = sum(report.boxes.values())
    if report.pictures:
        text = translate("Reports", "{0} with {1} came in").format(texts.photos(report.pictures), texts.boxes(boxes))
    else:
        text = " · ".join([translate("Reports", "Nothing new came in"), *told[:1]])
        told = told[1:]
    lines = [translate("Reports", "Stopped: {0}").format(text) if report.cancelled else text, *told]
    lines += [f"{name}: {texts.boxes(count)}" for name, count in report.boxes.items()]
    splits = [f"{said(texts.SPLITS[split])} {texts.number(n)}" for split, n in report.splits.items() if n]
    if report.replaced:
        lines.append(translate("Reports", "The labels they had before are kept in {0}").format(report.replaced))
    if splits:
        lines.append(translate("Reports", "Splits: {0}").format(", ".join(splits)))
    if report.new_classes:
        lines.append(translate("Reports", "New classes: {0}").format(", ".join(report.new_classes)))
    return lines


def remarks(report: ImportReport) -> list[Problem]:
    """What differs on every photo that has other labels now, then everything else that there is to say."""
    return [*(_told(item) for item in report.conflicts if not item.kept), *report.problems]


def _told(conflict: Conflict) -> Problem:
    found = conflict.found
    counted = (
        (found.only_here, translate("Reports", "%n box(es) were only here", None, len(found.only_here))),
        (found.only_there, translate("Reports", "%n box(es) only came in", None, len(found.only_there))),
        (found.class_differs, translate("Reports", "%n box(es) had another class", None, len(found.class_differs))),
        (found.place_differs, translate("Reports", "%n box(es) were in another place", None, len(found.place_differs))),
    )
    differences = ", ".join(words for boxes, words in counted if boxes)
    message = translate("Reports", "the photo has other labels now: {0}").format(differences)
    return Problem(message, conflict.picture, translate("Reports", "They came from {0}").format(conflict.where))


def exported(report: ExportReport) -> list[str]:
    """The first line is the sum."""
    boxes = sum(report.boxes.values())
    text = translate("Reports", "{0} with {1} were written to {2}")
    lines = [text.format(texts.photos(report.pictures), texts.boxes(boxes), report.target)]
    counted = (
        (report.nothing_here, translate("Reports", "%n of them with nothing on it", None, report.nothing_here)),
        (
            report.not_looked_at,
            translate("Reports", "%n photo(s) nobody looked at stay out", None, report.not_looked_at),
        ),
        (report.left_out, translate("Reports", "%n photo(s) were left out", None, report.left_out)),
        (report.renamed, translate("Reports", "%n photo(s) have another name there", None, report.renamed)),
    )
    lines += [line for count, line in counted if count]
    return lines + [f"{name}: {texts.boxes(count)}" for name, count in report.boxes.items()]


def as_text(title: str, lines: Sequence[str], problems: Sequence[Problem]) -> str:
    """All of a report, to be saved or sent."""
    parts = [title, "", *lines]
    if problems:
        parts += ["", translate("Reports", "%n remark(s):", None, len(problems)), *(str(item) for item in problems)]
    return "\n".join(parts) + "\n"


def matching(problems: Sequence[Problem], text: str) -> list[Problem]:
    """Those that hold a text anywhere, in any case."""
    wanted = text.casefold()
    return [item for item in problems if wanted in str(item).casefold()]
