"""The tables of parameters and commands in docs/, written from their declarations: `python -m effdet_core.cli.docs`."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from effdet_core import atomic, declare, hparams
from effdet_core.cli import commands_page, options
from effdet_core.declare import Declared
from effdet_core.spec import EfficientDetSpec

FOLDER = Path(__file__).parents[2] / "docs"
_WRITTEN = "<!-- Written by `python -m effdet_core.cli.docs`; change the declarations instead. -->"


def pages() -> dict[str, str]:
    """The text of each page by its file name."""
    return {"parameters.md": _parameters(), "hparams.md": _hparams(), "commands.md": commands_page.text(_WRITTEN)}


def main(folder: Path = FOLDER) -> None:
    """Writes the pages."""
    for name, text in pages().items():
        atomic.write_text(folder / name, text)


def _parameters() -> str:
    rows = [
        (f"`{item.name}`", f"`{options.flag_of(item)}`", _value(item.default), _allowed(item), _effect(item))
        for item in declare.declared(EfficientDetSpec)
    ]
    return _page(
        "The parameters of a training",
        "The 19 parameters of `EfficientDetSpec` and of `EfficientDetLite0Spec` … `EfficientDetLite4Spec`, with the "
        "names and defaults of Model Maker. They are keyword arguments in Python, options of `effdet train`, and "
        "lines of a run's `spec.yaml`. `effdet train` starts from a recipe (`--preset`) and changes what is given; "
        "Python starts from these defaults. The keys of `hparams` are in [hparams.md](hparams.md).",
        _table(("parameter", "option", "default", "values", "effect"), rows),
    )


def _hparams() -> str:
    items = list(_flattened(hparams.ModelConfig))
    free = [(name, item) for name, item in items if not item.facts.fixed]
    fixed = [(name, item) for name, item in items if item.facts.fixed]
    differing = ", ".join(f"`{name}`" for name in _differing())
    return _page(
        "The keys of hparams",
        "Given as a dict, as text (`learning_rate=0.01,nms_configs.iou_thresh=0.4`) or as a YAML file. The defaults "
        f"are those of efficientdet-lite0; the models differ in {differing}.",
        _table(
            ("key", "default", "values", "effect"),
            [(f"`{name}`", _value(item.default), _allowed(item), _effect(item)) for name, item in free],
        ),
        "## Keys that cannot be changed\n\nThe original knows them too. Another value than this is refused with the "
        "reason.",
        _table(
            ("key", "value", "reason"),
            [(f"`{name}`", _value(item.default), item.facts.fixed) for name, item in fixed],
        ),
    )


def _flattened(owner: type, prefix: str = "") -> Iterator[tuple[str, Declared]]:
    """The settings with those of groups in their place, as group.key."""
    for item in declare.declared(owner):
        if dataclasses.is_dataclass(item.default):
            yield from _flattened(type(item.default), f"{prefix}{item.name}.")
        else:
            yield prefix + item.name, item


def _differing() -> list[str]:
    """Keys whose defaults depend on the model."""
    configs = list(hparams.MODELS.values())
    names = [item.name for item in declare.declared(hparams.ModelConfig)]
    return [name for name in names if len({repr(getattr(config, name)) for config in configs}) > 1]


def _page(title: str, *parts: str) -> str:
    return "\n\n".join((f"# {title}", _WRITTEN, *parts)) + "\n"


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [heads, tuple("---" for _ in heads), *rows]
    return "\n".join("| " + " | ".join(_cell(cell) for cell in line) + " |" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _value(value: Any) -> str:
    if isinstance(value, tuple):
        return "`[" + ", ".join(map(str, value)) + "]`"
    return f"`{value!r}`"


def _allowed(item: Declared) -> str:
    return "" if item.facts.fixed else declare.allowed(item)


def _effect(item: Declared) -> str:
    return item.facts.help or f"Cannot be changed: {item.facts.fixed}."


if __name__ == "__main__":
    main()
