"""Packing a training for another computer."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
import yaml

import effdet_core
from effdet_core import atomic
from effdet_core.dataset import Dataset
from effdet_core.elsewhere import luggage, notebook, source, ticket
from effdet_core.elsewhere.luggage import Luggage
from effdet_core.elsewhere.ticket import Ticket
from effdet_core.errors import InputError, Problem, UserError, raise_if
from effdet_core.project import Project, names, preflight, runs
from effdet_core.spec import EfficientDetSpec

Tell = Callable[[int, int], None]
_STORED = frozenset((".jpg", ".jpeg", ".png", ".webp", ".heic", ".npz", ".gz", ".tgz"))
"""What does not get smaller."""
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_FILE_MODE = 0o100644 << 16


@dataclass(frozen=True, slots=True)
class Packed:
    """path: of the archive. folder: what it becomes when it is unpacked. result: the archive that comes back.

    remarks: what a person should know.
    """

    path: Path
    folder: str
    result: str
    pictures: int
    size_bytes: int
    remarks: tuple[Problem, ...]


def pack_project(
    project: Project, spec: EfficientDetSpec, out: Path, *, name: str | None = None, tell: Tell = lambda *_: None
) -> Packed:
    """Packs a project as it is now, as `training.begin_run` would train it here. Raises `UserError`."""
    dataset, _ = project.freeze()
    raise_if(preflight(dataset).blocking)
    return pack(project, dataset, spec, out, name=name, tell=tell)


def pack(
    project: Project,
    dataset: Dataset,
    spec: EfficientDetSpec,
    out: Path,
    *,
    name: str | None = None,
    tell: Tell = lambda *_: None,
) -> Packed:
    """Writes one archive with all that a training needs; see the package. name: of the run that will come back.

    tell: may raise to end it; then nothing is left behind. Raises `UserError`.
    """
    if out.suffix.lower() != ".zip":
        raise UserError("must be the name of a .zip file", where=str(out), hint="For example training.zip.")
    run = _run_name(project, name)
    goes = luggage.of_spec(spec, project.path)
    called = {example.image: _picture(number, example.image) for number, example in enumerate(dataset.examples, 1)}
    paper = Ticket(
        format=ticket.FORMAT,
        version=effdet_core.__version__,
        project=project.path.name,
        run=run,
        pictures={there: _at_home(project, image) for image, there in called.items()},
        uri=goes.uri,
    )
    folder = names.file_name_from(f"{project.path.name}-{run}")
    entries: list[tuple[str, bytes | Path]] = [
        *_papers(paper, dataset, called, goes, folder, out.name),
        *_program(),
        *goes.files.items(),
    ]
    pictures = [(there, Path(image)) for image, there in called.items()]
    atomic.write_with(out, lambda temporary: _write(temporary, folder, entries, pictures, tell))
    return Packed(out, folder, ticket.result_of(run), len(pictures), out.stat().st_size, goes.remarks)


def _run_name(project: Project, name: str | None) -> str:
    if name is None:
        return runs.next_name(run.name for run in project.runs())
    raise_if([Problem(reason, f"run {name!r}")] if (reason := names.why_no_file_name(name)) else [])
    return name


def _picture(number: int, image: str) -> str:
    return f"{ticket.PICTURES}/{number:06d}{Path(image).suffix.lower()}"


def _at_home(project: Project, image: str) -> str:
    return project.library.name_of(Path(image)) or Path(image).name


def _papers(
    paper: Ticket, dataset: Dataset, called: dict[str, str], goes: Luggage, folder: str, archive: str
) -> Iterator[tuple[str, bytes]]:
    renamed = (msgspec.structs.replace(example, image=called[example.image]) for example in dataset.examples)
    yield ticket.TICKET, paper.encoded()
    yield ticket.DATASET, msgspec.json.encode(msgspec.structs.replace(dataset, examples=tuple(renamed)))
    yield ticket.SPEC, yaml.safe_dump(goes.spec.values(), sort_keys=False, allow_unicode=True).encode()
    yield "README.txt", notebook.readme(folder, ticket.result_of(paper.run)).encode()
    yield "train.ipynb", notebook.notebook(archive, folder, paper.run, ticket.result_of(paper.run))
    required = source.requirements(goes.spec.model_name)
    yield "requirements.txt", "\n".join([*required, ""]).encode()
    yield "constraints.txt", "\n".join([*source.constraints(required), ""]).encode()


def _program() -> Iterator[tuple[str, Path]]:
    yield "train.py", Path(__file__).parent / "train.py"
    yield from ((f"{ticket.SOURCE}/{name}", path) for name, path in source.own_files())


def _write(
    target: Path, folder: str, entries: list[tuple[str, bytes | Path]], pictures: list[tuple[str, Path]], tell: Tell
) -> None:
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in entries:
            tell(0, len(pictures))
            _add(archive, f"{folder}/{name}", content)
        for number, (name, path) in enumerate(pictures, 1):
            _add(archive, f"{folder}/{name}", path)
            tell(number, len(pictures))


def _add(archive: zipfile.ZipFile, name: str, content: bytes | Path) -> None:
    """Without the times and owners of this computer. Raises `InputError` for a file that cannot be read."""
    item = zipfile.ZipInfo(name, _EARLIEST)
    item.external_attr = _FILE_MODE
    item.compress_type = zipfile.ZIP_STORED if Path(name).suffix in _STORED else zipfile.ZIP_DEFLATED
    if isinstance(content, bytes):
        archive.writestr(item, content)
        return
    try:
        data = content.read_bytes()
    except OSError as e:
        raise InputError(f"cannot be read: {e.strerror or e}", where=str(content)) from e
    archive.writestr(item, data)
