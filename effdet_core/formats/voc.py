"""Pascal VOC: one XML file per picture.

Understood are the usual folder (`Annotations/`, `JPEGImages/`, `ImageSets/Main/{train,val,trainval,test}.txt`) and
XML files beside their pictures, as labelImg writes them. The numbers are taken as they are, as continuous corners in
pixels: whether a tool counted from 0 or 1 is not recorded, and the original Model Maker does the same.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, SubElement, indent, tostring

import defusedxml.ElementTree as SafeElementTree
from defusedxml.common import DefusedXmlException

from effdet_core.dataset import Split
from effdet_core.errors import InputError, Problem, raise_if
from effdet_core.formats import details, documents
from effdet_core.formats.finder import PictureFinder, why_unsafe
from effdet_core.formats.records import ForeignBox, Format, Outgoing, OutgoingPicture, Reading, Record

_PICTURES = ("JPEGImages", "images", "Images")
_SETS: tuple[tuple[str, Split], ...] = (("test", "test"), ("val", "val"), ("train", "train"))
"""In the order of precedence: a picture listed twice must not be trained on and then judge the result."""
_LINE = "{line}"
_VERIFIED = "verified"
"""How labelImg marks a picture that was looked at a second time."""
_PARTS = ("name", "bndbox", "pose", *details.VOC_FLAGS)
_MEMBERSHIP = re.compile(r"\s+-?[01]$")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where things are in a source."""

    root: Path
    xml_files: tuple[Path, ...]
    pictures: Path


def recognises(source: Path) -> bool:
    """Whether a folder holds VOC annotations."""
    return source.is_dir() and any(_is_annotation(path) for path in _xml_files(source)[:5])


def read(source: Path, elsewhere: Iterable[Path] = ()) -> Reading:
    """Opens a folder. Raises `InputError` when it holds no XML file."""
    layout = _layout(source)
    finder = PictureFinder(source, elsewhere)
    split_of, problems = _read_sets(source / "ImageSets" / "Main")
    unlisted = {path.stem for path in layout.xml_files}
    problems += [
        Problem("is listed for a split, but there is no annotation and no picture of it", f"{where}, {name}")
        for name, (_, where) in split_of.items()
        if name not in unlisted and finder.find_stem(name, layout.pictures) is None
    ]
    count = max(len(layout.xml_files), len(finder.below(layout.pictures)))
    records = _records(layout, finder, {name: split for name, (split, _) in split_of.items()})
    return Reading(records, count, (layout.pictures,), problems=tuple(problems))


def read_folders(annotations: Path, pictures: Path, only: Collection[str] | None = None) -> Reading:
    """Opens a folder of XML files and the folder of their pictures, which may lie apart.

    only: names of XML files, without .xml; by default all. Raises `InputError` when one is missing or there are none.
    """
    xml_files = [path for path in sorted(annotations.glob("*.xml")) if _is_within(path, annotations)]
    if only is not None:
        wanted = dict.fromkeys(name.removesuffix(".xml") for name in only)
        missing = [name for name in wanted if name not in {path.stem for path in xml_files}]
        raise_if([Problem("is missing", str(annotations / f"{name}.xml")) for name in missing], InputError)
        xml_files = [path for path in xml_files if path.stem in wanted]
    if not xml_files:
        raise InputError("holds no XML files", where=str(annotations), hint="Name the folder of the annotations.")
    layout = _Layout(pictures, tuple(xml_files), pictures)
    return Reading(_records(layout, PictureFinder(pictures), {}), len(xml_files), (pictures,))


def write(outgoing: Outgoing) -> tuple[Problem, ...]:
    """`Annotations/`, `JPEGImages/` and `ImageSets/Main/`. Numbers are written as they are."""
    stems: dict[str, list[str]] = {}
    for picture in outgoing.pictures:
        outgoing.place(picture, outgoing.folder / "JPEGImages" / picture.name)
        root = _element(picture)
        indent(root, "\t")
        path = outgoing.folder / "Annotations" / f"{picture.stem}.xml"
        documents.write_text(path, tostring(root, "unicode") + "\n")
        if picture.split:
            stems.setdefault(picture.split, []).append(picture.stem)
    both = [*stems.get("train", ()), *stems.get("val", ())]
    for name, listed in (stems | ({"trainval": both} if both else {})).items():
        path = outgoing.folder / "ImageSets" / "Main" / f"{name}.txt"
        documents.write_text(path, "".join(f"{stem}\n" for stem in listed))
    return ()


def why_no_class(name: str) -> str:
    """XML has no way to write some code points."""
    return "XML cannot hold one of its characters" if _NOT_XML.search(name) else ""


FORMAT = Format(
    name="voc",
    label="Pascal VOC",
    looked_for="XML files in Annotations/ or beside the pictures",
    recognises=recognises,
    read=read,
    write=write,
    why_no_class=why_no_class,
    picture_details=frozenset({"reviewed"}),
    holds_detail=lambda name: name in (*details.VOC_FLAGS, "pose"),
)


def _element(picture: OutgoingPicture) -> Element:
    root = Element("annotation", {_VERIFIED: "yes"} if picture.reviewed else {})
    _add(root, folder="JPEGImages", filename=picture.name)
    _add(SubElement(root, "size"), width=picture.width, height=picture.height, depth=3)
    _add(root, segmented=0)
    for box in picture.boxes:
        ymin, xmin, ymax, xmax = box.box
        item = SubElement(root, "object")
        flags, pose = details.flags_of(box.extra), _NOT_XML.sub("", details.pose_of(box.extra))
        _add(item, name=box.label, pose=pose or "Unspecified")
        _add(item, truncated=int("truncated" in flags), difficult=int("difficult" in flags))
        if "occluded" in flags:
            _add(item, occluded=1)
        _add(SubElement(item, "bndbox"), xmin=xmin, ymin=ymin, xmax=xmax, ymax=ymax)
    return root


def _add(to: Element, **values: str | float) -> None:
    """Whole numbers without a point, which strict readers refuse; others as exactly as they are."""
    for tag, value in values.items():
        whole = isinstance(value, float) and value.is_integer()
        SubElement(to, tag).text = str(int(value) if whole else value)


def _xml_files(source: Path) -> list[Path]:
    for folder in (source / "Annotations", source / "annotations", source):
        found = sorted(p for p in folder.glob("*.xml") if not p.name.startswith(".") and _is_within(p, source))
        if found:
            return found
    return []


def _is_within(path: Path, source: Path) -> bool:
    try:
        return path.is_file() and path.resolve().is_relative_to(source)
    except (OSError, RuntimeError):  # links that go round in a circle
        return False


def _is_annotation(path: Path) -> bool:
    """A broken file counts: it shall be reported, not overlooked."""
    try:
        return _parse(path).tag == "annotation"
    except InputError:
        return True


def _layout(source: Path) -> _Layout:
    xml_files = _xml_files(source)
    if not xml_files:
        raise InputError("holds no XML files", where=str(source), hint=f"Pascal VOC has {FORMAT.looked_for}.")
    beside = xml_files[0].parent
    named = (source / name for name in _PICTURES)
    return _Layout(source, tuple(xml_files), next((path for path in named if path.is_dir()), beside))


def _read_sets(folder: Path) -> tuple[dict[str, tuple[Split, str]], list[Problem]]:
    """Picture stem -> (split, file that says so). Pictures of trainval.txt alone are left to the project."""
    split_of: dict[str, tuple[Split, str]] = {}
    problems: list[Problem] = []
    for name, split in _SETS:
        path = folder / f"{name}.txt"
        for stem in _lines(path, problems):
            before = split_of.setdefault(stem, (split, str(path)))
            if before[0] != split:
                message = f"{stem} is also listed for {before[0]}, and stays there"
                problems.append(Problem(message, str(path), "List every picture in one split only."))
    return split_of, problems


def _lines(path: Path, problems: list[Problem]) -> list[str]:
    if not path.is_file():
        return []
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as e:
        problems.append(Problem(f"cannot be read: {e}", str(path), "Save it as UTF-8 text."))
        return []
    return [_MEMBERSHIP.sub("", line.strip()) for line in text.splitlines() if line.strip()]


def _records(layout: _Layout, finder: PictureFinder, split_of: dict[str, Split]) -> Iterator[Record]:
    described: set[Path] = set()
    for path in layout.xml_files:
        record = _record(path, layout, finder, split_of.get(path.stem))
        if record.image in described:
            again = Problem("describes a picture that another file describes already; it is left out", str(path))
            record = Record(image=None, where=str(path), problems=(again,))
        if record.image:
            described.add(record.image)
        yield record
    for picture in finder.below(layout.pictures):
        if picture not in described:
            yield Record(image=picture, where=str(picture), annotated=False, split=split_of.get(picture.stem))


def _record(path: Path, layout: _Layout, finder: PictureFinder, split: Split | None) -> Record:
    try:
        root = _parse(path)
        if root.tag != "annotation":
            raise InputError(f"is no VOC annotation but <{root.tag}>", where=str(path))
        image = _picture(root, path, layout, finder)
    except InputError as e:
        return Record(image=None, where=str(path), problems=e.problems)
    boxes, problems = _boxes(root, path)
    return Record(
        image=image,
        where=str(path),
        split=split,
        boxes=tuple(boxes),
        claimed_size=_claimed_size(root),
        reviewed=root.get(_VERIFIED) == "yes",
        problems=tuple(problems),
        left_out=Counter(part.tag for item in root.findall("object") for part in item if part.tag not in _PARTS),
    )


class _LineParser(SafeElementTree.DefusedXMLParser):  # type: ignore[misc]
    """Notes on every element the line it begins in."""

    def _start(self, tag: str, attributes: list[str]) -> Element:
        element: Element = super()._start(tag, attributes)
        element.set(_LINE, str(self.parser.CurrentLineNumber))
        return element


def _parse(path: Path) -> Element:
    try:
        parser = _LineParser()
        parser.feed(path.read_bytes())
        root: Element = parser.close()
    except OSError as e:
        raise InputError(f"cannot be read: {e.strerror}", where=str(path)) from e
    except ParseError as e:
        where = f"{path}, line {e.position[0]}"
        raise InputError(f"is broken XML: {e}", where=where, hint="Mend the file, or write it again.") from e
    except DefusedXmlException as e:
        message = "declares XML entities, which can fill the memory or read other files; it is refused"
        raise InputError(message, where=str(path), hint="Remove the <!DOCTYPE …> from the file.") from e
    except (ValueError, LookupError) as e:
        raise InputError(f"is broken XML: {e}", where=str(path), hint="Save it as UTF-8.") from e
    return root


def _picture(root: Element, path: Path, layout: _Layout, finder: PictureFinder) -> Path:
    """By <filename>; where that is wrong, by the name of the XML file. Raises `InputError`."""
    name = (root.findtext("filename") or "").strip()
    if name and (reason := why_unsafe(name)):
        raise InputError(f"{reason}; it is left out", where=str(path), hint="Put the plain file name into <filename>.")
    bases = (layout.pictures, path.parent, layout.root)
    found = (finder.find(name, bases) if name else None) or finder.find_stem(path.stem, layout.pictures)
    if found is None:
        message = finder.why_missing(name or path.stem, bases)
        raise InputError(f"{message}; it is left out", where=str(path), hint=f"Put it into {layout.pictures}.")
    return found


def _claimed_size(root: Element) -> tuple[int, int] | None:
    try:
        return int(root.findtext("size/height", "")), int(root.findtext("size/width", ""))
    except ValueError:
        return None


def _boxes(root: Element, path: Path) -> tuple[list[ForeignBox], list[Problem]]:
    boxes, problems = [], []
    for item in root.findall("object"):
        where = f"{path}, line {item.get(_LINE)}"
        try:
            boxes.append(_box(item, where))
        except ValueError as e:
            problems.append(Problem(f"{e}; the box is left out", where))
    return boxes, problems


def _box(item: Element, where: str) -> ForeignBox:
    label = (item.findtext("name") or "").strip()
    if not label:
        raise ValueError("an <object> has no <name>")
    if item.find("bndbox") is None:
        raise ValueError(f"an <object> of {label!r} has no <bndbox>")
    ymin, xmin, ymax, xmax = (_number(item, name) for name in ("ymin", "xmin", "ymax", "xmax"))
    flags = [name for name in details.VOC_FLAGS if (item.findtext(name) or "").strip() == "1"]
    extra = details.made(flags, item.findtext("pose") or "")
    return ForeignBox(label, (ymin, xmin, ymax, xmax), where=where, extra=extra)


def _number(item: Element, name: str) -> float:
    text = item.findtext(f"bndbox/{name}")
    try:
        return float(text or "")
    except ValueError as e:
        raise ValueError(f"<{name}> is {text!r}, not a number" if text else f"<{name}> is missing") from e
