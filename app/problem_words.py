"""What the core says is wrong, in the person's language: its sentences are known by their shape.

The core speaks English and knows no window. A sentence with numbers or names in it is recognised by what stands around
them, which is kept; a reason inside is looked up in its turn. A sentence that is not here stays as it is.
"""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from effdet_core.errors import Problem

_CONTEXT = "Problems"
_MARKED: tuple[object, ...] = (
    # photos
    QT_TRANSLATE_NOOP("Problems", "the file is missing"),
    QT_TRANSLATE_NOOP("Problems", "the file is empty"),
    QT_TRANSLATE_NOOP("Problems", "it is not a photo of a known kind, or it is damaged"),
    QT_TRANSLATE_NOOP("Problems", "it has {0} x {1} pixels, too many"),
    QT_TRANSLATE_NOOP("Problems", "it claims too many pixels"),
    QT_TRANSLATE_NOOP("Problems", "it is not a file"),
    QT_TRANSLATE_NOOP("Problems", "it may not be read"),
    QT_TRANSLATE_NOOP("Problems", "it does not fit into the memory"),
    QT_TRANSLATE_NOOP("Problems", "the picture is damaged ({0})"),
    QT_TRANSLATE_NOOP("Problems", "Put it back, or remove it from the project."),
    QT_TRANSLATE_NOOP("Problems", "Open it in a photo program and save it as JPEG or PNG."),
    QT_TRANSLATE_NOOP("Problems", "Give yourself the permission to read it."),
    QT_TRANSLATE_NOOP("Problems", "Close other programs, or scale the photo down."),
    QT_TRANSLATE_NOOP("Problems", "Copy it again from where it came from."),
    QT_TRANSLATE_NOOP("Problems", "Name a photo; of a folder, its photos one by one."),
    QT_TRANSLATE_NOOP("Problems", "Scale it down below {0} megapixels."),
    # names
    QT_TRANSLATE_NOOP("Problems", "a name has 1 to {0} characters"),
    QT_TRANSLATE_NOOP("Problems", 'a name cannot contain < > : " / \\ | ? * or control characters'),
    QT_TRANSLATE_NOOP("Problems", "a name cannot begin with a space, dot or dash, nor end with a space or dot"),
    QT_TRANSLATE_NOOP("Problems", "Windows keeps this name for itself"),
    QT_TRANSLATE_NOOP("Problems", "a class name has 1 to {0} characters, none of them a space at either end"),
    QT_TRANSLATE_NOOP("Problems", "a class name is one line of ordinary characters"),
    QT_TRANSLATE_NOOP("Problems", "there are two classes of this name"),
    QT_TRANSLATE_NOOP("Problems", "there is no class {0}; {1}"),
    QT_TRANSLATE_NOOP("Problems", "{0} has {1} classes, counted from 0"),
    QT_TRANSLATE_NOOP("Problems", "there is no class {0}"),
    QT_TRANSLATE_NOOP("Problems", "The classes are {0}."),
    QT_TRANSLATE_NOOP("Problems", "Choose another name."),
    QT_TRANSLATE_NOOP("Problems", "its name is not valid Unicode"),
    QT_TRANSLATE_NOOP("Problems", "Rename the picture."),
    # label files
    QT_TRANSLATE_NOOP("Problems", "is damaged in line {0}: {1}"),
    QT_TRANSLATE_NOOP("Problems", "is damaged: it is not JSON text"),
    QT_TRANSLATE_NOOP("Problems", "is damaged: it is not a JSON object"),
    QT_TRANSLATE_NOOP("Problems", "is damaged: `shapes` is not a list"),
    QT_TRANSLATE_NOOP("Problems", "is damaged under `{0}`: {1}"),
    QT_TRANSLATE_NOOP("Problems", "cannot be read: {0}; it is left out"),
    QT_TRANSLATE_NOOP("Problems", "cannot be read: {0}"),
    QT_TRANSLATE_NOOP("Problems", "could not be written: {0}"),
    QT_TRANSLATE_NOOP("Problems", "could not be used: {0}"),
    QT_TRANSLATE_NOOP("Problems", "{0}; it was moved out of the way"),
    QT_TRANSLATE_NOOP("Problems", "shape {0} has no label"),
    QT_TRANSLATE_NOOP("Problems", "shape {0} is a {1}, not a rectangle"),
    QT_TRANSLATE_NOOP("Problems", "shape {0} has no two corners made of numbers"),
    QT_TRANSLATE_NOOP("Problems", "Mend it in a text editor, or delete it and label the picture again."),
    QT_TRANSLATE_NOOP("Problems", "Mend the file in a text editor."),
    QT_TRANSLATE_NOOP("Problems", "Check the free space and the permissions of this folder."),
    QT_TRANSLATE_NOOP(
        "Problems",
        "Check the free space and the permissions of this folder; what was there before is untouched.",
    ),
    # projects
    QT_TRANSLATE_NOOP("Problems", "is no project: it holds no project.yaml"),
    QT_TRANSLATE_NOOP("Problems", "Name the folder of a project, or make a new one."),
    QT_TRANSLATE_NOOP("Problems", "is not an empty folder"),
    QT_TRANSLATE_NOOP("Problems", "Name a new folder for the project."),
    QT_TRANSLATE_NOOP("Problems", "Name a new folder; nothing is overwritten."),
    QT_TRANSLATE_NOOP("Problems", "is not a folder of pictures"),
    QT_TRANSLATE_NOOP("Problems", "is no folder of pictures"),
    QT_TRANSLATE_NOOP("Problems", "Name the folder itself."),
    QT_TRANSLATE_NOOP("Problems", "A whole disk cannot be linked; name a folder on it."),
    QT_TRANSLATE_NOOP("Problems", "It lies inside the project; only pictures under images/ can."),
    QT_TRANSLATE_NOOP("Problems", "is linked already"),
    QT_TRANSLATE_NOOP("Problems", "is being changed by another process"),
    QT_TRANSLATE_NOOP("Problems", "Close the other window or command that works on this project."),
    QT_TRANSLATE_NOOP("Problems", "the project was made by a newer version of this program; install that one"),
    QT_TRANSLATE_NOOP("Problems", "leads out of the project through a link"),
    QT_TRANSLATE_NOOP("Problems", "Make it a real folder."),
    QT_TRANSLATE_NOOP("Problems", "does not exist"),
    QT_TRANSLATE_NOOP("Problems", "Check the name of the file or folder."),
    # boxes that come in
    QT_TRANSLATE_NOOP("Problems", "its corners were the wrong way round and were swapped"),
    QT_TRANSLATE_NOOP("Problems", "the box reached outside the picture of {0} x {1} pixels and was cut at its border"),
    QT_TRANSLATE_NOOP("Problems", "a coordinate is not a number; the box is left out"),
    QT_TRANSLATE_NOOP("Problems", "the box has zero area; it is left out"),
    QT_TRANSLATE_NOOP("Problems", "the box lies outside the picture of {0} x {1} pixels; it is left out"),
    QT_TRANSLATE_NOOP("Problems", "the same box of {0} is there twice; one is left out"),
    QT_TRANSLATE_NOOP("Problems", "{0} cannot be a class: {1}; the box is left out"),
    QT_TRANSLATE_NOOP("Problems", "there is no category with the id {0}; the box is left out"),
    QT_TRANSLATE_NOOP("Problems", "none of its boxes can be used; the picture counts as not looked at"),
    QT_TRANSLATE_NOOP("Problems", "Label it here, or mend the source and import again."),
    QT_TRANSLATE_NOOP("Problems", "says that the picture has {0} x {1} pixels; it has {2} x {3}"),
    QT_TRANSLATE_NOOP("Problems", "Check that its boxes fit; they are taken as they are."),
    QT_TRANSLATE_NOOP("Problems", "1 outline was read as the box around it"),
    QT_TRANSLATE_NOOP("Problems", "{0} outlines were read as boxes around them"),
    QT_TRANSLATE_NOOP("Problems", "the category {0} is only a heading of others and not added"),
    QT_TRANSLATE_NOOP("Problems", "the class {0} has no boxes and is not added"),
    QT_TRANSLATE_NOOP("Problems", "the class is {0}, not a whole number"),
    QT_TRANSLATE_NOOP("Problems", "there are {0} numbers after the class instead of 4"),
    QT_TRANSLATE_NOOP("Problems", "there are {0} corners instead of 2 or 4"),
    QT_TRANSLATE_NOOP("Problems", "there are no corners"),
    QT_TRANSLATE_NOOP("Problems", "a corner lacks a number"),
    QT_TRANSLATE_NOOP("Problems", "{0} is not a number"),
    QT_TRANSLATE_NOOP("Problems", "{0} is no share of a side between 0 and 1; it looks like pixels"),
    QT_TRANSLATE_NOOP("Problems", "{0} is no share of a side between 0 and 1"),
    QT_TRANSLATE_NOOP("Problems", "<{0}> is {1}, not a number"),
    QT_TRANSLATE_NOOP("Problems", "<{0}> is missing"),
    QT_TRANSLATE_NOOP("Problems", "an <object> has no <name>"),
    QT_TRANSLATE_NOOP("Problems", "an <object> of {0} has no <bndbox>"),
    QT_TRANSLATE_NOOP("Problems", "the object has no class; it is left out"),
    QT_TRANSLATE_NOOP("Problems", "it has no label"),
    QT_TRANSLATE_NOOP("Problems", "the shape has no label"),
    QT_TRANSLATE_NOOP("Problems", "a {0} has no box"),
    QT_TRANSLATE_NOOP("Problems", "the shape has no two points made of numbers"),
    QT_TRANSLATE_NOOP("Problems", "its lists of corners and classes differ in length"),
    # pictures that come in
    QT_TRANSLATE_NOOP("Problems", "its picture cannot be used: {0}; it is left out"),
    QT_TRANSLATE_NOOP("Problems", "the picture {0} is in the bin and stays there"),
    QT_TRANSLATE_NOOP("Problems", "Take it out of the bin and import again."),
    QT_TRANSLATE_NOOP("Problems", "the picture is labelled in the project already, in another way, and stays so: {0}"),
    QT_TRANSLATE_NOOP("Problems", "Import again."),
    QT_TRANSLATE_NOOP("Problems", "its picture {0} is missing"),
    QT_TRANSLATE_NOOP("Problems", "its picture {0} is not in the data set"),
    QT_TRANSLATE_NOOP(
        "Problems",
        "its picture {0} lies in the cloud or on another computer, and no copy of it is here",
    ),
    QT_TRANSLATE_NOOP(
        "Problems",
        "its picture {0} is a link that leads out of the data set or nowhere, and is not followed",
    ),
    QT_TRANSLATE_NOOP("Problems", "the name of the picture is empty or impossible"),
    QT_TRANSLATE_NOOP("Problems", "the picture {0} is named by an absolute path, which is not followed"),
    QT_TRANSLATE_NOOP("Problems", "the picture {0} would lie outside the folder of the data set"),
    QT_TRANSLATE_NOOP("Problems", "Put the picture beside it."),
    QT_TRANSLATE_NOOP("Problems", "Put it beside the file."),
    QT_TRANSLATE_NOOP("Problems", "Put it into {0}."),
    QT_TRANSLATE_NOOP("Problems", "there is no image with the id {0}; it is left out"),
    QT_TRANSLATE_NOOP("Problems", "the image id {0} is there twice; it is left out"),
    QT_TRANSLATE_NOOP("Problems", "the picture is described already; this description is left out"),
    QT_TRANSLATE_NOOP("Problems", "the picture is described already"),
    QT_TRANSLATE_NOOP("Problems", "describes a picture that another file describes already; it is left out"),
    QT_TRANSLATE_NOOP("Problems", "describes a picture that {0} describes already; it is left out"),
    QT_TRANSLATE_NOOP("Problems", "has the same label file as {0}; it is left out"),
    QT_TRANSLATE_NOOP("Problems", "Give the two pictures different names."),
    QT_TRANSLATE_NOOP("Problems", "{0} pictures are in two splits; they stay out of training"),
    QT_TRANSLATE_NOOP("Problems", "List every picture in one split only."),
    QT_TRANSLATE_NOOP("Problems", "the picture is in two sets, {0}; it stays in {1}"),
    QT_TRANSLATE_NOOP("Problems", "List every picture in one set only."),
    QT_TRANSLATE_NOOP("Problems", "there is no set {0}; the picture counts as unassigned"),
    QT_TRANSLATE_NOOP("Problems", "{0} is also listed for {1}, and stays there"),
    QT_TRANSLATE_NOOP("Problems", "is listed for a split, but there is no annotation and no picture of it"),
    QT_TRANSLATE_NOOP("Problems", "no file names the classes, so they are called by their numbers"),
    QT_TRANSLATE_NOOP("Problems", "Write their names into classes.txt, a line each, and import again."),
    QT_TRANSLATE_NOOP("Problems", "it holds no picture (image/encoded)"),
    # files that come in
    QT_TRANSLATE_NOOP("Problems", "is no labelled data set of a known kind"),
    QT_TRANSLATE_NOOP("Problems", "is broken XML: {0}"),
    QT_TRANSLATE_NOOP("Problems", "is broken JSON: {0}"),
    QT_TRANSLATE_NOOP("Problems", "is broken JSON"),
    QT_TRANSLATE_NOOP("Problems", "is broken YAML: {0}"),
    QT_TRANSLATE_NOOP("Problems", "is broken YAML"),
    QT_TRANSLATE_NOOP("Problems", "is not UTF-8 text"),
    QT_TRANSLATE_NOOP("Problems", "Save it as UTF-8."),
    QT_TRANSLATE_NOOP("Problems", "Save it as UTF-8 text."),
    QT_TRANSLATE_NOOP("Problems", "is too large to be read: {0} bytes"),
    QT_TRANSLATE_NOOP("Problems", "Mend the file, or export it again."),
    QT_TRANSLATE_NOOP("Problems", "Mend the file, or write it again."),
    QT_TRANSLATE_NOOP("Problems", "Export it again."),
    QT_TRANSLATE_NOOP("Problems", "is no VOC annotation but <{0}>"),
    QT_TRANSLATE_NOOP("Problems", "is no labelme file: it has no list of shapes"),
    QT_TRANSLATE_NOOP("Problems", "holds no XML files"),
    QT_TRANSLATE_NOOP("Problems", "holds no COCO files"),
    QT_TRANSLATE_NOOP("Problems", "holds no pictures"),
    QT_TRANSLATE_NOOP("Problems", "is missing"),
    QT_TRANSLATE_NOOP("Problems", "the line has {0} columns instead of {1}"),
    QT_TRANSLATE_NOOP("Problems", "the line names no picture"),
    QT_TRANSLATE_NOOP("Problems", "the line has corners but no class"),
    QT_TRANSLATE_NOOP("Problems", "it is damaged, its checksum is wrong"),
    QT_TRANSLATE_NOOP("Problems", "is a damaged archive: {0}"),
    QT_TRANSLATE_NOOP("Problems", "cannot be unpacked: {0}; it is left out"),
    QT_TRANSLATE_NOOP("Problems", "cannot be unpacked: {0}"),
    QT_TRANSLATE_NOOP("Problems", "needs {0} bytes, and the disk has less"),
    QT_TRANSLATE_NOOP("Problems", "Make room, or unpack it on another disk and link that."),
    QT_TRANSLATE_NOOP("Problems", "it is a link, which is not followed"),
    QT_TRANSLATE_NOOP("Problems", "it is locked with a password"),
    QT_TRANSLATE_NOOP("Problems", "it is compressed in an unusual way"),
    QT_TRANSLATE_NOOP("Problems", "another file has this name"),
    QT_TRANSLATE_NOOP("Problems", "Download or pack it again."),
    QT_TRANSLATE_NOOP("Problems", "Download or pack the archive again."),
    # the disk of a project
    QT_TRANSLATE_NOOP("Problems", "is not there"),
    QT_TRANSLATE_NOOP("Problems", "has not taken the newest edits for some seconds"),
    QT_TRANSLATE_NOOP("Problems", "cannot be reached: {0}"),
    QT_TRANSLATE_NOOP("Problems", "cannot be changed: {0}"),
    QT_TRANSLATE_NOOP("Problems", "holds the history of edits and cannot be read: {0}"),
    QT_TRANSLATE_NOOP("Problems", "Connect its disk or network drive again, or put the folder back where it was."),
    QT_TRANSLATE_NOOP("Problems", "Check the disk or network drive, and the permissions of this folder."),
    QT_TRANSLATE_NOOP("Problems", "Check the free space, and that the disk or network drive is still connected."),
    QT_TRANSLATE_NOOP("Problems", "Give yourself the permission to write to this folder, or work on a copy of it."),
    QT_TRANSLATE_NOOP(
        "Problems", "Give yourself the permission to read this file, or move it away to begin a new history."
    ),
    # endings
    QT_TRANSLATE_NOOP("Problems", "is damaged: {0}; it is left out"),
    QT_TRANSLATE_NOOP("Problems", "is damaged: {0}"),
    QT_TRANSLATE_NOOP("Problems", "cannot be used: {0}; the box is left out"),
    QT_TRANSLATE_NOOP("Problems", "cannot be used: {0}; it is left out"),
    QT_TRANSLATE_NOOP("Problems", "{0}; the box is left out"),
    QT_TRANSLATE_NOOP("Problems", "{0}; it is left out"),
)
SENTENCES = tuple(map(str, _MARKED))
"""In the order in which they are tried: what is said most narrowly first. {0}, {1}… stand for whatever is there."""


def told(problem: Problem) -> Problem:
    """A problem as the person reads it. where: a place stays as it is."""
    return Problem(told_text(problem.message), problem.where, told_text(problem.hint))


def told_text(text: str) -> str:
    """One sentence of the core, translated."""
    if " " not in text or not _is_needed():
        return text
    for sentence, beginning, shape in _shapes(text[:3]):
        if text.startswith(beginning) and (found := shape.fullmatch(text)):
            parts = [told_text(part) for part in found.groups()]
            return str(QCoreApplication.translate(_CONTEXT, sentence)).format(*parts)
    return text


def _is_needed() -> bool:
    """In English every sentence is its own translation."""
    return bool(QCoreApplication.translate(_CONTEXT, SENTENCES[0]) != SENTENCES[0])


@cache
def _shapes(start: str) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Those of a text that starts so, each with what stands before the first gap: a report may have many remarks."""
    beginnings = ((text, text.partition("{")[0]) for text in SENTENCES)
    possible = ((text, begin) for text, begin in beginnings if begin.startswith(start) or start.startswith(begin))
    return tuple((text, begin, re.compile(_pattern(text), re.DOTALL)) for text, begin in possible)


def _pattern(sentence: str) -> str:
    return "(.+?)".join(re.escape(part) for part in re.split(r"\{\d\}", sentence))
