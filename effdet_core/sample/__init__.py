"""The embedded sample: generated photographs of small things on a table, labelled, free of any licence."""

from effdet_core.sample.folder import make_sample
from effdet_core.sample.objects import KINDS
from effdet_core.sample.scene import Scene, draw_scene

CLASSES: tuple[str, ...] = tuple(KINDS)

__all__ = ["CLASSES", "Scene", "draw_scene", "make_sample"]
