"""The network of a run, loaded: what evaluate, export and detect share. Loads TensorFlow, inside the function only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from effdet_core.cli.terminal import Terminal, prints_to
from effdet_core.dataset import Dataset
from effdet_core.hparams import ModelConfig
from effdet_core.run_folder import RunFolder
from effdet_core.spec import EfficientDetSpec


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
    config, dataset = EfficientDetSpec.read(run.spec).config, Dataset.read(run.dataset)
    with terminal.waiting(f"Loading {run.name}"), prints_to(run.log):
        from effdet_core.nn.network import build_network
        from effdet_core.nn.train import load_best

        model = build_network(config, len(dataset.classes))
        load_best(run, model)
    return Trained(run, model, config, dataset)
