"""The system check: everything a training, an export and the window need on this computer, and how to mend it.

It changes nothing, opens no camera and asks nothing of the network. What needs TensorFlow runs in a process of its own.
"""

from effdet_core.doctor.checks import CHECKS, Check, look
from effdet_core.doctor.finding import Finding, Said, said
from effdet_core.doctor.places import Surroundings
from effdet_core.doctor.privacy import Secrets, cleaned
from effdet_core.doctor.report import report
from effdet_core.doctor.sight import Screen, Sight, display, fonts

__all__ = [
    "CHECKS",
    "Check",
    "Finding",
    "Said",
    "Screen",
    "Secrets",
    "Sight",
    "Surroundings",
    "cleaned",
    "display",
    "fonts",
    "look",
    "report",
    "said",
]
