"""Training a project on another computer: one archive goes there, one comes back.

There:  train.py      the script that is run; it needs nothing but Python
        train.ipynb   the same for a notebook
        README.txt    the same in words
        ticket.json   what the pictures are called at home
        dataset.json  the frozen data set, its pictures named inside the archive
        spec.yaml     every parameter
        pictures/     the pictures that are used, and no others
        weights/      starting weights that only the computer at home has
        source/       this program, without its window
Back:   ticket.json   the same
        run/          the run folder, its pictures named as in the archive

Neither holds a path of a computer: what one calls a picture means nothing on the other.
"""

from effdet_core.elsewhere.bringing import Brought, bring_back
from effdet_core.elsewhere.packing import Packed, pack, pack_project

__all__ = ["Brought", "Packed", "bring_back", "pack", "pack_project"]
