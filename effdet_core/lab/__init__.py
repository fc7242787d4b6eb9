"""Reads any .tflite by the written rules of each program that could use it, says what is wrong, and mends it.

`check` never raises for what a file holds, however broken it is: foreign files are read within limits, and what only
the real MediaPipe or LiteRT can tell is asked in a process of its own, which may die.
"""

from effdet_core.lab.check import check
from effdet_core.lab.mend import REPAIRS, Repaired, repair
from effdet_core.lab.report import CONSUMERS, FileFacts, Finding, Report, Tensor, Verdict

__all__ = ["CONSUMERS", "REPAIRS", "FileFacts", "Finding", "Repaired", "Report", "Tensor", "Verdict", "check", "repair"]
