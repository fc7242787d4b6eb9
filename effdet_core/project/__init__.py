"""A project: pictures, what is known of them, and the trainings made from them."""

from effdet_core.project.classes import ObjectClass
from effdet_core.project.exporting import ExportReport, export_labels
from effdet_core.project.importing import ImportReport, import_into
from effdet_core.project.preflight import Preflight, preflight
from effdet_core.project.project import Project
from effdet_core.project.settings import Ratios

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
