"""The words and the notebook that travel along."""

from __future__ import annotations

from typing import Any

import msgspec

_README = """\
A training, packed to be done on another computer.

It needs Python 3.11, 3.12 or 3.13, 6 GB of free disk, and the internet once, for the packages it uses.

  1. Unpack the archive.
  2. In a terminal, in the folder {folder}:

         python3 train.py            (on Windows: py train.py)

     Ctrl-C stops it after the step it is in, and keeps everything. The same command goes on.
     With several GPUs: python3 train.py --strategy gpus. Before the first start also --epochs N and --batch-size N.

  3. Take {result}, which lies beside train.py then, back home:

         effdet bring-back {result} --into PROJECT

     or, in the window: Train, "Bring a training back".

In a notebook service such as Colab or Kaggle, open train.ipynb instead.

Nothing is installed for all users: packages go into .venv in this folder. Delete the folder, and all of it is gone.
"""
_UNPACK = """\
import pathlib
import zipfile

ARCHIVE = {archive!r}
if not pathlib.Path(ARCHIVE).exists():
    from google.colab import files  # elsewhere: upload the archive beside this notebook

    files.upload()
if not pathlib.Path({folder!r}).exists():
    zipfile.ZipFile(ARCHIVE).extractall()
"""
_FETCH = """\
try:
    from google.colab import files

    files.download({result!r})
except ImportError:
    print("Download", {result!r})
"""


def readme(folder: str, result: str) -> str:
    """What to do, in plain words."""
    return _README.format(folder=folder, result=result)


def notebook(archive: str, folder: str, run: str, result: str) -> bytes:
    """The same as a notebook, format 4.5."""
    text = f"# Training {run}\n\nRun the cells from top to bottom. A GPU helps: choose one in the runtime's settings."
    cells = [
        _cell("markdown", text),
        _cell("code", _UNPACK.format(archive=archive, folder=folder)),
        _cell("code", f'!python3 "{folder}/train.py"'),
        _cell("code", _FETCH.format(result=f"{folder}/{result}")),
    ]
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number}"
    found = {"cells": cells, "metadata": {"accelerator": "GPU"}, "nbformat": 4, "nbformat_minor": 5}
    return msgspec.json.format(msgspec.json.encode(found), indent=1)


def _cell(kind: str, text: str) -> dict[str, Any]:
    lines = text.rstrip("\n").splitlines(keepends=True)
    code: dict[str, Any] = {"execution_count": None, "outputs": []} if kind == "code" else {}
    return {"cell_type": kind, "metadata": {}, "source": lines, **code}
