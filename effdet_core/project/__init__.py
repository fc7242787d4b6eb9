"""A project: pictures, what is known of them, and the trainings made from them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from effdet_core.project.classes import ObjectClass
from effdet_core.project.preflight import Preflight, preflight
from effdet_core.project.project import Project
from effdet_core.project.settings import Ratios

if TYPE_CHECKING:
    from effdet_core.project.exporting import ExportReport, export_labels
    from effdet_core.project.importing import ImportReport, import_into

__all__ = [
    "ExportReport",
    "ImportReport",
    "ObjectClass",
    "Preflight",
    "Project",
    "Ratios",
    "export_labels",
    "import_into",
    "preflight",
]
_LATER = {
    "ExportReport": "exporting",
    "export_labels": "exporting",
    "ImportReport": "importing",
    "import_into": "importing",
}
"""These come with every format there is, which a window that opens a project does not need."""


def __getattr__(name: str) -> object:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
