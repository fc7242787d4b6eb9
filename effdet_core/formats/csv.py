"""AutoML's CSV, which Model Maker reads too: a line per box, corners as shares of the picture's sides.

    TRAIN,photos/1.jpg,bee,0.1,0.2,,,0.4,0.5,,
    TEST,photos/2.jpg,,,,,,,,,

That is: set, picture, class, then x and y of the corners, of two opposite ones or of all four. The set is TRAIN,
VALIDATION, TEST or UNASSIGNED, in any case; it may be empty, or its column missing. A line without class and corners
is a picture with nothing here. Lines of one picture need not stand together; a heading and blank lines are skipped.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from os.path import commonpath
from pathlib import Path, PurePosixPath, PureWindowsPath

from effdet_core.dataset import Split
from effdet_core.errors import InputError, Problem
from effdet_core.formats.finder import PictureFinder, why_unsafe
from effdet_core.formats.records import ForeignBox, Format, Outgoing, OutgoingPicture, Reading, Record
from effdet_core.images import is_picture, probe

Locate = Callable[[str], Path]
"""From the name of a picture in the file to the picture. Raises `InputError` that says why there is none."""

CLOUD = "gs://"
_SETS: dict[str, Split | None] = {
    **dict.fromkeys(("train", "training"), "train"),
    **dict.fromkeys(("val", "valid", "validate", "validation"), "val"),
    **dict.fromkeys(("test", "testing"), "test"),
    **dict.fromkeys(("", "unassigned"), None),
}
_PRECEDENCE: tuple[Split | None, ...] = ("test", "val", "train", None)
"""A picture in two sets must not be trained on and then judge the result."""
_DELIMITERS = ",;\t|"
_COLUMNS = 11
_FARTHEST = 2.0
"""Larger numbers are no shares of a side; they would be pixels."""
_HEAD = 1 << 16
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of the file, its cells without spaces around them; numbers: those of the corners, as text."""

    line: int
    set: str
    name: str
    label: str
    numbers: tuple[str, ...]

    @property
    def is_background(self) -> bool:
        """Whether it says that nothing is in the picture."""
        return not self.label and not any(self.numbers)


@dataclass(slots=True)
class _Picture:
    """Everything the file says of one picture."""

    path: Path
    where: str
    split: Split | None
    rows: list[_Row] = field(default_factory=list)


def recognises(source: Path) -> bool:
    """Whether a file, or the only such file in a folder, begins like AutoML's CSV."""
    return _file(source) is not None


def read(source: Path, elsewhere: Iterable[Path] = ()) -> Reading:
    """Opens a file, or the one in a folder; its pictures must lie beside it or below. Raises `InputError`."""
    path = _file(source) or source
    if path.is_dir():
        raise InputError("holds no AutoML CSV", where=str(source), hint=f"It would be {FORMAT.looked_for}.")
    finder = PictureFinder(path.parent, elsewhere)
    return read_file(path, within(finder), finder=finder)


def read_file(
    path: Path,
    locate: Locate,
    *,
    delimiter: str | None = None,
    quotechar: str = '"',
    finder: PictureFinder | None = None,
) -> Reading:
    """Opens one file. delimiter: found out when None. finder: gives the pictures that the file says nothing of.

    Raises `InputError` when the file cannot be read.
    """
    rows, problems = _rows(path, delimiter, quotechar)
    pictures, missing = _grouped(rows, path, locate)
    listed = {picture.path for picture in pictures}
    # Without a finder the pictures may lie anywhere, on several disks of Windows too.
    parents = {str(path.parent) for path in listed if path.is_relative_to(finder.root)} if finder else set()
    folder = Path(commonpath(parents)) if parents else None
    others = [other for other in finder.below(folder) if other not in listed] if finder and folder else []
    classes = tuple(dict.fromkeys(row.label for picture in pictures for row in picture.rows if row.label))
    return Reading(
        _records(pictures, path, others),
        len(pictures) + len(others),
        (folder,) if folder else (),
        classes,
        (*problems, *missing),
    )


def within(finder: PictureFinder) -> Locate:
    """Finds pictures in one folder and below only: by their relative path, else by their name where it is unique.

    So a file with addresses in the cloud, or with absolute paths of another computer, works beside its pictures.
    """

    def locate(name: str) -> Path:
        plain = _last_part(name)
        if not plain and (reason := why_unsafe(name)):
            raise InputError(reason, hint="Name the picture by its path from the folder of the file.")
        found = finder.find(plain or name, (finder.root,))
        if found is None:
            where = " lies in the cloud or on another computer, and no copy of it is here" if plain else ""
            message = f"its picture {name!r}{where}" if plain else finder.why_missing(name, (finder.root,))
            raise InputError(message, hint=f"Put it into {finder.root}.")
        return found

    return locate


def write(outgoing: Outgoing) -> tuple[Problem, ...]:
    """`labels.csv`, and the pictures in `images/`."""
    outgoing.folder.mkdir(parents=True, exist_ok=True)
    with (outgoing.folder / "labels.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        for picture in outgoing.pictures:
            outgoing.place(picture, outgoing.folder / "images" / picture.name)
            writer.writerows(_cells(picture))
    return ()


def why_no_class(name: str) -> str:
    """Readers tell the delimiter by counting."""
    many = any(name.count(delimiter) >= _COLUMNS - 1 for delimiter in _DELIMITERS)
    return "it holds too many commas, semicolons or bars" if many else ""


FORMAT = Format(
    name="csv",
    label="AutoML CSV",
    looked_for="a .csv file with lines of set, picture, class and corners between 0 and 1",
    recognises=recognises,
    read=read,
    write=write,
    why_no_class=why_no_class,
)


def _cells(picture: OutgoingPicture) -> Iterator[list[str | float]]:
    """The lines of a picture; one without a class where nothing is."""
    chosen = {"train": "TRAIN", "val": "VALIDATION", "test": "TEST"}.get(picture.set, "UNASSIGNED")
    name = f"images/{picture.name}"
    for box in picture.boxes:
        ymin, xmin, ymax, xmax = box.box
        low = [xmin / picture.width, ymin / picture.height]
        high = [xmax / picture.width, ymax / picture.height]
        yield [chosen, name, box.label, *low, "", "", *high, "", ""]
    if not picture.boxes:
        yield [chosen, name, *[""] * (_COLUMNS - 2)]


def _last_part(name: str) -> str:
    """The file name of a picture that is named by an address or an absolute path, "" for a relative one."""
    if PureWindowsPath(name).drive:
        return PureWindowsPath(name).name
    return PurePosixPath(name).name if "://" in name or PurePosixPath(name).is_absolute() else ""


def _file(source: Path) -> Path | None:
    if not source.is_dir():
        return source if _looks_like_it(source) else None
    found = [path for path in sorted(source.glob("*.csv")) if not path.name.startswith(".") and _looks_like_it(path)]
    return found[0] if len(found) == 1 else None


def _looks_like_it(path: Path) -> bool:
    """Whether one of the first lines is such a line as it should be."""
    try:
        if path.suffix.lower() != ".csv" or not path.is_file():
            return False
        with path.open("rb") as file:
            text = file.read(_HEAD).decode("utf-8-sig", errors="replace")
        lines = islice(csv.reader(io.StringIO(text), delimiter=_delimiter_of(text)), 20)
        return any(len(cells) >= 7 and _is_typical(_row(cells, 0)) for cells in lines)
    except (OSError, csv.Error):
        return False


def _is_typical(row: _Row) -> bool:
    if row.set.lower() not in _SETS or not is_picture(Path(row.name)):
        return False
    try:
        return row.is_background or bool(row.label and _corners(row.numbers))
    except ValueError:
        return False


def _rows(path: Path, delimiter: str | None, quotechar: str) -> tuple[list[_Row], list[Problem]]:
    """Every line that can be taken apart; a heading and blank lines are left out."""
    text = _text(path)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter or _delimiter_of(text), quotechar=quotechar)
    rows: list[_Row] = []
    problems: list[Problem] = []
    heading_possible = True
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return rows, problems
        except csv.Error as e:
            problems.append(Problem(f"cannot be read: {e}; it is left out", f"{path}, line {reader.line_num}"))
            continue
        if not any(cell.strip() for cell in cells):
            continue
        row = _row(cells, reader.line_num)
        if not (heading_possible and _is_heading(row)):
            reason = _why_unusable(row, cells)
            rows += [] if reason else [row]
            problems += [Problem(f"{reason}; it is left out", f"{path}, line {row.line}", _FORM)] if reason else []
        heading_possible = False


_FORM = "A line is SET,picture,class,xmin,ymin,,,xmax,ymax,, with corners between 0 and 1."


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as e:
        raise InputError(f"cannot be read: {e.strerror}", where=str(path)) from e
    except UnicodeDecodeError as e:
        line = path.read_bytes()[: e.start].count(b"\n") + 1
        raise InputError("is not UTF-8 text", where=f"{path}, line {line}", hint="Save it as UTF-8.") from e


def _delimiter_of(text: str) -> str:
    """Of the first line with anything in it."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(_DELIMITERS, key=first.count)


def _row(cells: Sequence[str], line: int) -> _Row:
    """The cells of a line by their meaning; the column of the set may be missing."""
    plain = [cell.strip() for cell in cells[: _COLUMNS + 1]]
    if plain and plain[0].lower() not in _SETS and is_picture(Path(plain[0].replace("\\", "/"))):
        plain.insert(0, "")
    plain += [""] * (3 - len(plain))
    return _Row(line, plain[0], plain[1], plain[2], tuple(plain[3:_COLUMNS]))


def _is_heading(row: _Row) -> bool:
    numbers = any(re.fullmatch(r"[-+.\d]+(e[-+]?\d+)?", text, re.IGNORECASE) for text in row.numbers)
    return row.set.lower() not in _SETS and not is_picture(Path(row.name)) and not numbers


def _why_unusable(row: _Row, cells: Sequence[str]) -> str:
    if len(cells) > _COLUMNS and any(cell.strip() for cell in cells[_COLUMNS:]):
        return f"the line has {len(cells)} columns instead of {_COLUMNS}"
    if not row.name:
        return "the line names no picture"
    if not row.label and any(row.numbers):
        return "the line has corners but no class"
    return ""


def _grouped(rows: list[_Row], path: Path, locate: Locate) -> tuple[list[_Picture], list[Problem]]:
    """The pictures in the order in which the file names them, and what is wrong with the names of the others."""
    located: dict[str, Path | None] = {}
    pictures: dict[Path, _Picture] = {}
    problems: list[Problem] = []
    lines = Counter(row.name for row in rows)
    for row in rows:
        where = f"{path}, line {row.line}"
        if row.name not in located:
            located[row.name] = None
            try:
                located[row.name] = locate(row.name)
            except InputError as e:
                more = f" ({lines[row.name]} lines name it)" if lines[row.name] > 1 else ""
                problem = e.problems[0]
                problems.append(Problem(f"{_short(problem.message)}{more}; it is left out", where, problem.hint))
        if found := located[row.name]:
            picture = pictures.setdefault(found, _Picture(found, where, _SETS.get(row.set.lower())))
            problems += _set_noted(picture, row, where)
            picture.rows.append(row)
    return list(pictures.values()), problems


def _set_noted(picture: _Picture, row: _Row, where: str) -> Iterator[Problem]:
    """Problems of the set, apart from those of boxes: they say nothing against a picture with nothing here."""
    if row.set.lower() not in _SETS:
        message = f"there is no set {_short(row.set)!r}; the picture counts as unassigned"
        yield Problem(message, where, "The sets are TRAIN, VALIDATION, TEST and UNASSIGNED.")
    split = _SETS.get(row.set.lower())
    if split != picture.split:
        before, picture.split = picture.split, min(split, picture.split, key=_PRECEDENCE.index)
        sets = f"{before or 'unassigned'} and {split or 'unassigned'}"
        message = f"the picture is in two sets, {sets}; it stays in {picture.split}"
        yield Problem(message, where, "List every picture in one set only.")


def _records(pictures: list[_Picture], path: Path, others: list[Path]) -> Iterator[Record]:
    for picture in pictures:
        yield _record(picture, path)
    for other in others:
        yield Record(image=other, where=str(other), annotated=False)


def _record(picture: _Picture, path: Path) -> Record:
    try:
        info = probe(picture.path)
    except InputError as e:
        return Record(image=None, where=picture.where, problems=e.problems)
    boxes: list[ForeignBox] = []
    problems: list[Problem] = []
    for row in picture.rows:
        where = f"{path}, line {row.line}"
        try:
            if row.label:
                ymin, xmin, ymax, xmax = _corners(row.numbers)
                box = (ymin * info.height, xmin * info.width, ymax * info.height, xmax * info.width)
                boxes.append(ForeignBox(row.label, box, where=where))
        except ValueError as e:
            problems.append(Problem(f"{e}; the box is left out", where, _FORM))
    return Record(
        image=picture.path, where=picture.where, split=picture.split, boxes=tuple(boxes), problems=tuple(problems)
    )


def _corners(numbers: Sequence[str]) -> tuple[float, float, float, float]:
    """(ymin, xmin, ymax, xmax) as shares of the sides. Raises `ValueError` that says what is wrong."""
    pairs = [pair for pair in zip(numbers[::2], numbers[1::2], strict=False) if any(pair)]
    if len(pairs) not in (2, 4) or (len(numbers) % 2 and numbers[-1]):
        raise ValueError(f"there are {len(pairs)} corners instead of 2 or 4" if pairs else "there are no corners")
    points = [(_number(x), _number(y)) for x, y in pairs]
    if len(points) == 2:  # as they are: whether they had to be swapped is for a person to know
        (xmin, ymin), (xmax, ymax) = points
        return ymin, xmin, ymax, xmax
    xs, ys = zip(*points, strict=True)
    return min(ys), min(xs), max(ys), max(xs)


def _number(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        raise ValueError(f"{_short(text)!r} is not a number" if text else "a corner lacks a number") from None
    if abs(value) > _FARTHEST:
        raise ValueError(f"{_short(text)} is no share of a side between 0 and 1; it looks like pixels")
    return value


def _short(text: str) -> str:
    return text if len(text) <= 3 * _SHOWN else f"{text[: 3 * _SHOWN]}…"
