"""The forms in which scripts of the original name their classes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from effdet_core.errors import InputError, Problem, SettingError, raise_if
from effdet_core.project.names import why_no_class_name

LabelMap = dict[int, str]
"""Class name by id, in the order of the ids; ids count from 1."""

_BACKGROUND = "background"
_VOC = (
    "aeroplane bicycle bird boat bottle bus car cat chair cow diningtable dog horse motorbike person pottedplant sheep "
    "sofa train tvmonitor"
)
_WAYMO = "vehicle pedestrian cyclist"
_COCO = (
    "person,bicycle,car,motorcycle,airplane,bus,train,truck,boat,traffic light,fire hydrant,,stop sign,parking meter,"
    "bench,bird,cat,dog,horse,sheep,cow,elephant,bear,zebra,giraffe,,backpack,umbrella,,,handbag,tie,suitcase,frisbee,"
    "skis,snowboard,sports ball,kite,baseball bat,baseball glove,skateboard,surfboard,tennis racket,bottle,,wine glass,"
    "cup,fork,knife,spoon,bowl,banana,apple,sandwich,orange,broccoli,carrot,hot dog,pizza,donut,cake,chair,couch,"
    "potted plant,bed,,dining table,,,toilet,,tv,laptop,mouse,remote,keyboard,cell phone,microwave,oven,toaster,sink,"
    "refrigerator,,book,clock,vase,scissors,teddy bear,hair drier,toothbrush"
)
"""In the order of COCO's ids, which has gaps."""


def label_map_of(value: Any) -> LabelMap:
    """A label map from a dict of ids, a list of names, the name coco, voc or waymo, or a YAML file of ids.

    Id 0 may be 'background', and is left out. Raises `SettingError` with everything that is wrong.
    """
    found = _known(value) if isinstance(value, str) else value
    if isinstance(found, Mapping):
        entries = dict(found)
    elif isinstance(found, Sequence) and not isinstance(found, str | bytes):
        entries = dict(enumerate(found, 1))
    else:
        hint = "Give a list of names, a dict {1: name, …}, coco, voc, waymo or a .yaml file."
        raise SettingError(f"cannot be {type(value).__name__}", where="label_map", hint=hint)
    if entries.get(0) == _BACKGROUND:
        del entries[0]
    raise_if(_problems(entries), SettingError)
    return dict(sorted(entries.items()))


def _known(name: str) -> Any:
    sets = {"coco": _COCO.split(","), "voc": _VOC.split(), "waymo": _WAYMO.split()}
    if name in sets:
        return {number: label for number, label in enumerate(sets[name], 1) if label}
    if not name.endswith((".yaml", ".yml")):
        raise SettingError(f"there is no label map {name!r}", where="label_map", hint="There are coco, voc and waymo.")
    try:
        return yaml.safe_load(Path(name).read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as e:
        raise InputError(f"cannot be read: {e}", where=name) from e


def _problems(entries: Mapping[Any, Any]) -> Iterator[Problem]:
    if not entries:
        yield Problem("names no class", "label_map")
    names = list(entries.values())
    for key, name in entries.items():
        where = f"label_map {key!r}"
        if not isinstance(key, int) or isinstance(key, bool):
            yield Problem("an id must be a whole number", where)
        elif key < 1:
            yield Problem(f"ids count from 1; 0 can only be {_BACKGROUND!r}", where)
        if not isinstance(name, str):
            yield Problem(f"a name must be text, not {name!r}", where, "Put it in quotes.")
        elif reason := why_no_class_name(name):
            yield Problem(f"{name!r} cannot be a class: {reason}", where)
        elif names.count(name) > 1 and names.index(name) == list(entries).index(key):
            yield Problem(f"the name {name!r} is there {names.count(name)} times", where)
