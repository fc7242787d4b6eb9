"""Training from start to end."""

from __future__ import annotations

import time

import msgspec
import tensorflow as tf

from effdet_core import events
from effdet_core.dataset import Dataset
from effdet_core.errors import RunError
from effdet_core.nn import strategy
from effdet_core.nn.begin import begin
from effdet_core.run_folder import RunFolder
from effdet_core.spec import EfficientDetSpec


def train(run: RunFolder, *, resume: bool) -> events.Finished:
    """One session of a run: begins it, or goes on where its last checkpoint stands.

    Raises `UserError` for everything a person can mend, not-a-number losses among it.
    """
    spec, dataset = EfficientDetSpec.read(run.spec), Dataset.read(run.dataset)
    if not dataset.of("train"):
        raise RunError("there are no training photos", where=run.name, hint="Label some photos, or check the splits.")
    try:
        session = begin(run, spec, dataset, resume=resume)
        finished = session.run_to_end()
        if finished.reason == "completed" and session.machines.is_chief:
            session.report()
        session.machines.agree(False)  # nobody leaves while another may still need it
    except tf.errors.OpError as e:
        explained = strategy.explained(e, spec)
        if explained is None:
            raise
        raise explained from e
    return msgspec.structs.replace(finished, seconds=time.time() - session.began, time=time.time())
