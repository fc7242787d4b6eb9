"""The network of a run, loaded: what evaluate and detect share. Loads TensorFlow, inside the function only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from effdet_core.cli.terminal import Terminal, prints_to
from effdet_core.dataset import Dataset
from effdet_core.hparams import ModelConfig
from effdet_core.run_folder import RunFolder


@dataclass(frozen=True, slots=True)
class Trained:
    """model: the keras.Model with the run's best weights. dataset: what the run was trained and is judged on."""

    run: RunFolder
    model: Any
    config: ModelConfig
    dataset: Dataset


def load(run: RunFolder, terminal: Terminal) -> Trained:
    """Loads the network of `run`. Raises `RunError` when it has no weights yet."""
    run.check()
    dataset = Dataset.read(run.dataset)
    with terminal.waiting(f"Loading {run.name}"), prints_to(run.log):
        from effdet_core.nn.trained import open_run

        model, config = open_run(run)
    return Trained(run, model, config, dataset)
