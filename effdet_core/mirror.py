"""The same settings in three forms: a YAML text, a command line, a Python script. The YAML can be read back."""

from __future__ import annotations

import os
import pprint
import re
import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from effdet_core import overrides
from effdet_core.errors import SettingError
from effdet_core.spec import EfficientDetSpec, spec_from

_FLAGS = {"model_name": ("--model", "--model-name"), "debug": ("--debug-operations",)}
"""Options that are not named after their parameter alone; --debug means the same for every command."""
_SAFE = re.compile(r"[\w@%+=:,./\[\]-]+")
_HPARAMS_FILE = "hparams.yaml"


def flag(name: str) -> str:
    """The option of a parameter."""
    return "--" + name.replace("_", "-")


def flags(name: str) -> tuple[str, ...]:
    """Every option of a parameter, the one that people are shown first."""
    return _FLAGS.get(name, (flag(name),))


def overlaid(*layers: Mapping[str, Any]) -> dict[str, Any]:
    """Parameters of several sources, later ones first; the hparams of all are put together key by key."""
    merged: dict[str, Any] = {}
    together: dict[str, Any] = {}
    for layer in layers:
        merged |= layer
        for key, value in overrides.parse(layer.get("hparams")).items():
            both = isinstance(value, dict) and isinstance(together.get(key), dict)
            together[key] = together[key] | value if both else value
    return merged | {"hparams": together}


def to_yaml(spec: EfficientDetSpec) -> str:
    """Every parameter, and of the hparams those that differ from the model's own."""
    return yaml.safe_dump(spec.values(), sort_keys=False, allow_unicode=True)


def from_yaml(text: str) -> EfficientDetSpec:
    """What `to_yaml` wrote, or a person made of it; what is not there is as the original has it.

    Raises `SettingError` with everything that is wrong.
    """
    values = overrides.plain_yaml(text, "YAML")
    if not isinstance(values, dict):
        hint = "For example epochs: 50."
        raise SettingError("it must hold lines of `parameter: value`", where="YAML", hint=hint)
    return spec_from({str(key): value for key, value in values.items()})


def to_command(project: Path, preset: str, changes: Mapping[str, Any]) -> str:
    """The command line that trains with a preset and these changes to it, hparams among them as a dict."""
    words = ["effdet", "train", quoted(str(project)), *([] if preset == "balanced" else ["--preset", preset])]
    before = ""
    for name, value in changes.items():
        if name == "hparams":
            text = _as_text(value)
            before = "" if text is not None else _writes_file(value)
            words += [flag(name), quoted(_HPARAMS_FILE if text is None else text)]
        else:
            words += _option(name, value)
    return before + " ".join(words)


def to_script(project: Path, spec: EfficientDetSpec) -> str:
    """A Python program that trains the same."""
    usual = EfficientDetSpec()
    differing = {name: value for name, value in spec.values().items() if value != getattr(usual, name)}
    if not differing.get("hparams"):
        differing.pop("hparams", None)
    lines = [f"    {name}={_literal(value)}," for name, value in {"model_name": spec.model_name, **differing}.items()]
    return _SCRIPT.format(settings="\n".join(lines), project=str(project))


def quoted(word: str) -> str:
    """A word of a command line, in quotes where this system's shell needs them."""
    if _SAFE.fullmatch(word) and (os.name == "nt" or not set("[]") & set(word)):
        return word
    return f'"{word}"' if os.name == "nt" else shlex.quote(word)


def _option(name: str, value: Any) -> list[str]:
    option = flags(name)[0]
    if isinstance(value, bool):
        return [option if value else "--no-" + option.removeprefix("--")]
    return [option, quoted("" if value is None and name == "uri" else "none" if value is None else str(value))]


def _as_text(hparams: Mapping[str, Any]) -> str | None:
    """`key=value,key=value`, or None for values that have no such form."""
    parts = [_part(key, value) for key, value in hparams.items()]
    return None if None in parts else ",".join(part for part in parts if part is not None)


def _part(key: str, value: Any) -> str | None:
    if isinstance(value, Mapping):
        if key != "nms_configs":
            return None
        inner = [_part(f"{key}.{name}", item) for name, item in value.items()]
        return None if None in inner else ",".join(part for part in inner if part is not None)
    word = _word(value)
    return None if word is None else f"{key}={word}"


def _word(value: Any) -> str | None:
    """A value in text, None when reading that text would give something else."""
    if isinstance(value, (list, tuple)):
        words = [_word(item) for item in value]
        return None if None in words else f"[{','.join(word for word in words if word is not None)}]"
    if isinstance(value, Mapping):
        return None
    text = str(value).lower() if value is None or isinstance(value, bool) else str(value)
    try:
        read = overrides.parse(f"key={text}").get("key")
    except SettingError:
        return None
    return text if read == value and type(read) is type(value) else None


def _writes_file(hparams: Mapping[str, Any]) -> str:
    text = yaml.safe_dump(_plain(hparams), sort_keys=False, allow_unicode=True)
    return f"cat > {_HPARAMS_FILE} <<'END'\n{text}END\n"


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, (tuple, list)) else value


def _literal(value: Any) -> str:
    text = pprint.pformat(value, width=100, sort_dicts=False)
    return text.replace("\n", "\n    ")


_SCRIPT = '''\
"""Trains with the settings of EffDet Studio."""

from effdet_core import supervise
from effdet_core.project import Project
from effdet_core.spec import EfficientDetSpec
from effdet_core.training import begin_run

spec = EfficientDetSpec(
{settings}
)

if __name__ == "__main__":
    run = begin_run(Project.open({project!r}), spec)
    for event in supervise.train(run):
        print(event)
'''
