"""The page of all commands for docs/, written from the parsers that read them.

Not from what `--help` prints: that is laid out by Python, each version in its own way.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from effdet_core.cli import main

_ABOUT = (
    "`effdet COMMAND --help` says the same. Every command knows `--json` (JSON instead of sentences), `--debug` "
    " (where in the code an error came from) and `--help`."
)
_COMMON = ("help", "json", "debug")


def text(written: str) -> str:
    """The page. written: the line that says who writes it."""
    parts = ["# All commands", written, _ABOUT, _table(("command", "what it does"), _overview())]
    for name, parser in _parsers().items():
        parts += list(_command(name, parser))
    return "\n\n".join(parts) + "\n"


def _parsers() -> dict[str, argparse.ArgumentParser]:
    whole = main.parser()
    chosen = next(action for action in whole._actions if isinstance(action, argparse._SubParsersAction))
    return dict(chosen.choices)


def _overview() -> list[tuple[str, ...]]:
    return [(f"[`effdet {name}`](#effdet-{name})", command.SUMMARY) for name, command in main.COMMANDS.items()]


def _command(name: str, parser: argparse.ArgumentParser) -> Iterator[str]:
    yield f"## effdet {name}"
    yield (parser.description or "").strip()
    yield f"```\n{_unindented(main.COMMANDS[name].EXAMPLES)}\n```"
    yield _table(("argument", "what it is"), [_row(one, parser) for one in parser._actions if one.dest not in _COMMON])


def _row(action: argparse.Action, parser: argparse.ArgumentParser) -> tuple[str, ...]:
    formatter = parser._get_formatter()
    value = formatter._format_args(action, formatter._get_default_metavar_for_optional(action))
    if not action.option_strings:
        shown = formatter._format_args(action, formatter._get_default_metavar_for_positional(action))
        return f"`{shown}`", _said(action, parser)
    names = ", ".join(f"`{name}`" for name in action.option_strings)
    return (f"{names} `{value}`" if value else names), _said(action, parser)


def _said(action: argparse.Action, parser: argparse.ArgumentParser) -> str:
    return " ".join(parser._get_formatter()._expand_help(action).split()) if action.help else ""


def _unindented(examples: str) -> str:
    return "\n".join(line.removeprefix("  ") for line in examples.rstrip().splitlines())


def _table(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [heads, tuple("---" for _ in heads), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
