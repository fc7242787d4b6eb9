"""The thresholds that a person chose for a run, and what for: `thresholds.json` in the run folder.

Exporting writes them into the file; snippets and kits name them.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import msgspec

from effdet_core import atomic
from effdet_core.errors import InputError, UserError
from effdet_core.evaluation.prices import Prices
from effdet_core.evaluation.thresholds import Thresholds
from effdet_core.run_folder import RunFolder


class Choice(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """thresholds: from how sure a detection counts. prices: what they were chosen for, None where by hand."""

    thresholds: Thresholds
    prices: Prices | None = None


def write(run: RunFolder, choice: Choice) -> None:
    """Keeps a choice, in place of an older one. Raises `UserError`."""
    atomic.write_bytes(run.thresholds, msgspec.json.format(msgspec.json.encode(choice), indent=1))


def read(run: RunFolder) -> Choice | None:
    """The choice of a run, None where nobody made one. Raises `InputError` when the file is damaged."""
    try:
        return msgspec.json.decode(run.thresholds.read_bytes(), type=Choice)
    except FileNotFoundError:
        return None
    except OSError as e:
        raise _refused(run.thresholds, e.strerror or str(e)) from e
    except (msgspec.MsgspecError, ValueError, RecursionError) as e:
        raise _refused(run.thresholds, str(e)) from e


def forget(run: RunFolder) -> None:
    """Takes a choice back. Raises `UserError`."""
    try:
        with suppress(FileNotFoundError):
            run.thresholds.unlink()
    except OSError as e:
        raise UserError(f"could not be removed: {e.strerror}", where=str(run.thresholds)) from e


def _refused(path: Path, reason: str) -> InputError:
    hint = "Choose thresholds again on the Evaluate page, or delete the file."
    return InputError(f"holds no thresholds of this program: {reason}", where=str(path), hint=hint)
