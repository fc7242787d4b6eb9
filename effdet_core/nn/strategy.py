"""Where a training computes: one device, several GPUs, a TPU or several machines (`strategy`), on `tf.distribute`.

One trainer process feeds devices of its own, or ones of a host that sees none of our files ('tpu'): then batches are
placed there and weights are fetched, and nothing else is asked of that host. With 'workers' several trainer processes
take each step together; all of them hold the same weights after it, so the chief alone evaluates and writes.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import numpy as np
import tensorflow as tf
from tensorflow.python.eager import context  # the only way to set TensorFlow's timeouts for other machines

from effdet_core import cluster, events
from effdet_core.errors import RunError, SettingError, known_as
from effdet_core.patience import within
from effdet_core.spec import EfficientDetSpec

CONNECT_SECONDS = 5.0
GREET_SECONDS = 10.0
RESOLVE_SECONDS = 30.0
START_SECONDS = 300.0
SILENCE_SECONDS = 30.0
"""To reach an address; until what is there shows what it speaks; to look a TPU's name up; for all machines, or the TPU,
to be ready; until one counts as dead."""


class Machines:
    """What takes the steps, and how this process speaks with it.

    index, count: this process among the trainer processes of the run. far: the devices belong to a host without our
    files. chief_feeds: the chief sends the pictures of all processes. warnings: what a person should know.
    """

    def __init__(
        self,
        strategy: tf.distribute.Strategy,
        *,
        index: int = 0,
        count: int = 1,
        far: bool = False,
        warnings: Sequence[events.Warned] = (),
    ) -> None:
        self.strategy = strategy
        self.index, self.count, self.far = index, count, far
        self.warnings = list(warnings)
        self.chief_feeds = False
        self.replicas: int = strategy.num_replicas_in_sync
        self._sum = tf.function(self._summed, autograph=False)

    @property
    def alone(self) -> bool:
        """Whether one device of this process takes the steps by itself."""
        return not self.far and self.replicas == 1

    def scope(self) -> AbstractContextManager[Any]:
        """Where variables are made; a process with one device of its own needs nothing special for them.

        `arrays_from_chief` and every step make copies the same, so TensorFlow need not send each one when it is made.
        """
        alone = not self.far and self.replicas == self.count
        return nullcontext() if alone else self.strategy.scope()

    @property
    def is_chief(self) -> bool:
        """Whether this process writes the run."""
        return self.index == 0

    def rows(self, batch_size: int) -> range:
        """The pictures of each batch that this process prepares: its share, or all that it will send to others."""
        if self.chief_feeds:
            return range(batch_size if self.is_chief else 0)
        return self._share(batch_size)

    def feed(self, batch: Any) -> Any:
        """Pictures and targets where they are needed: a part for each replica of this process.

        batch: tensors with the rows that `rows` says, in `chief_feeds` those of the whole batch, zeros but the chief's.
        """
        if self.chief_feeds:
            batch = self._own_rows(tf.nest.map_structure(self.from_chief, batch))
        if self.replicas == 1 and not self.far:
            return batch
        devices = self.strategy.extended.worker_devices
        columns = [tf.split(column, len(devices)) for column in tf.nest.flatten(batch)]
        parts = [_placed(row, device) for row, device in zip(zip(*columns, strict=True), devices, strict=True)]
        packed = [tf.nest.pack_sequence_as(batch, part) for part in parts]
        return self.strategy.experimental_distribute_values_from_function(
            lambda replica: packed[replica.replica_id_in_sync_group % len(devices)]
        )

    def agree(self, wish: bool) -> bool:
        """Whether any of the processes wishes it; all of them must ask."""
        return wish if self.count == 1 else bool(self._sum(tf.constant([float(wish)])).numpy()[0] > 0)

    def from_chief(self, values: Any) -> tf.Tensor:
        """The chief's values on every process; all must ask, with numbers of the same shape and type."""
        values = tf.convert_to_tensor(values)
        return values if self.count == 1 else self._sum(values if self.is_chief else tf.zeros_like(values))

    def arrays_from_chief(self, arrays: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
        """The chief's arrays on every process, which all name the same; sent as float64, which holds all we use."""
        if self.count == 1:
            return arrays
        flat = np.concatenate([np.asarray(array, np.float64).ravel() for array in arrays.values()])
        parts = np.split(self.from_chief(flat).numpy(), np.cumsum([array.size for array in arrays.values()])[:-1])
        named = zip(arrays.items(), parts, strict=True)
        return {name: part.reshape(array.shape).astype(array.dtype) for (name, array), part in named}

    def text_from_chief(self, text: str) -> str:
        """The chief's text on every process."""
        if self.count == 1:
            return text
        letters = np.frombuffer(text.encode(), np.uint8).astype(np.float64)
        length = int(self.from_chief(np.float64(len(letters))).numpy())
        sent = self.from_chief(letters if self.is_chief else np.zeros(length))
        return bytes(sent.numpy().astype(np.uint8)).decode()

    def _share(self, batch_size: int) -> range:
        share = batch_size // self.count
        return range(self.index * share, (self.index + 1) * share)

    def _own_rows(self, batch: Any) -> Any:
        return tf.nest.map_structure(lambda column: column[slice_of(self._share(len(column)))], batch)

    def _summed(self, values: tf.Tensor) -> tf.Tensor:
        """The sum over processes, each of which counts once however many devices it has."""

        def replica() -> tf.Tensor:
            here = tf.distribute.get_replica_context()
            first = here.replica_id_in_sync_group % (self.replicas // self.count) == 0
            own = tf.where(first, values, tf.zeros_like(values))
            return here.all_reduce(tf.distribute.ReduceOp.SUM, own)

        return self.strategy.experimental_local_results(self.strategy.run(replica))[0]


def one_device() -> Machines:
    """The usual: whatever single device TensorFlow takes by itself."""
    return Machines(tf.distribute.get_strategy())


def open_machines(spec: EfficientDetSpec) -> Machines:
    """What `spec.strategy` names, ready to train. Before anything else uses TensorFlow in this process.

    Raises `UserError` within seconds when an address is wrong, and when machines or TPU do not get ready.
    """
    match spec.strategy:
        case "gpus":
            machines = _gpus()
        case "tpu":
            with known_as("tpu"):
                machines = _tpu(spec)
        case "workers":
            with known_as("machines"):
                machines = _workers()
        case _:
            machines = one_device()
    _check_batch(spec.batch_size, machines.replicas)
    return machines


def visible_gpus() -> list[str]:
    """TensorFlow's names of the GPUs that it can use."""
    return [device.name for device in tf.config.list_logical_devices("GPU")]


def slice_of(rows: range) -> slice:
    """The same rows as a slice."""
    return slice(rows.start, rows.stop)


def _gpus() -> Machines:
    found = visible_gpus()
    if len(found) > 1:
        return Machines(tf.distribute.MirroredStrategy(found))
    message = "There is only one GPU, so this trains as without a strategy."
    if not found:
        message = "TensorFlow sees no GPU, so this trains on the processor."
    hint = "`effdet doctor` shows what TensorFlow sees."
    return Machines(tf.distribute.get_strategy(), warnings=[events.Warned(message=message, hint=hint)])


def _workers() -> Machines:
    known = cluster.from_environment()
    _set_timeouts(known)
    try:
        strategy = within(START_SECONDS, tf.distribute.MultiWorkerMirroredStrategy, _apart(known, "time is up"))
    except (tf.errors.OpError, RuntimeError) as e:
        raise _apart(known, _first_line(e)) from e
    _take_signals_back()
    return Machines(strategy, index=known.index, count=len(known.addresses))


def _take_signals_back() -> None:
    """TensorFlow's coordination takes SIGTERM for a preemption of the machine; here it is a wish to stop."""
    ours = signal.getsignal(signal.SIGTERM)
    if ours is not None and threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, ours)


def _apart(known: cluster.Cluster, why: str) -> RunError:
    addresses = ", ".join(known.addresses)
    return RunError(
        f"the {len(known.addresses)} machines did not come together: {why}",
        where=cluster.VARIABLE,
        hint=f"Start the training on each of {addresses} within {START_SECONDS:.0f} seconds, and check that they reach "
        "each other and that the ports are free.",
    )


def _set_timeouts(known: cluster.Cluster) -> None:
    """How long to wait for the others at the start, and how long one may be silent later; the defaults are an hour."""
    proto = context.coordination_config_pb2.CoordinatedJob
    jobs = known.jobs
    context.context().configure_coordination_service(
        service_type="standalone",
        service_leader=f"/job:{next(iter(jobs))}/replica:0/task:0",
        cluster_register_timeout_in_ms=int(START_SECONDS * 1000),
        heartbeat_timeout_in_ms=int(SILENCE_SECONDS * 1000),
        shutdown_barrier_timeout_in_ms=int(CONNECT_SECONDS * 1000),
        coordinated_jobs=[proto(name=name, num_tasks=count) for name, count in jobs.items()],
    )


def _tpu(spec: EfficientDetSpec) -> Machines:
    if spec.tpu and spec.tpu.startswith("grpc://"):
        _check_reachable(spec.tpu.removeprefix("grpc://"))
    resolver = within(
        RESOLVE_SECONDS,
        lambda: _resolved(spec),
        RunError(
            f"no answer about this TPU within {RESOLVE_SECONDS:.0f} seconds",
            where=f"tpu {spec.tpu}",
            hint="Check the network and gcp_project and tpu_zone, or give its address as grpc://HOST:8470.",
        ),
    )
    not_ready = RunError(
        f"did not get ready within {START_SECONDS:.0f} seconds",
        where=f"tpu {spec.tpu}",
        hint="Check that a TPU with this version of TensorFlow is at this address, and that no other program uses it.",
    )
    return within(START_SECONDS, lambda: _connected(resolver), not_ready)


def _resolved(spec: EfficientDetSpec) -> Any:
    """The TPU's resolver, with addresses that can be reached."""
    resolver, addresses = resolve_tpu(spec)
    for address in addresses:
        _check_reachable(address)
    return resolver


def resolve_tpu(spec: EfficientDetSpec) -> tuple[Any, list[str]]:
    """The TPU's resolver and its addresses. Raises `SettingError` for one that cannot be found."""
    try:
        resolver = tf.distribute.cluster_resolver.TPUClusterResolver(
            tpu=spec.tpu, zone=spec.tpu_zone, project=spec.gcp_project
        )
        return resolver, resolver.cluster_spec().as_dict().get(resolver.task_type, [])
    except (ValueError, RuntimeError, OSError, tf.errors.OpError) as e:
        raise SettingError(
            f"this TPU cannot be found: {_first_line(e)}",
            where=f"tpu {spec.tpu}",
            hint="Check the name, gcp_project and tpu_zone, that this computer may ask Google Cloud, and that "
            "the package cloud-tpu-client is installed; or give its address as grpc://HOST:8470.",
        ) from e


def _connected(resolver: Any) -> Machines:
    tf.config.experimental_connect_to_cluster(resolver, make_master_device_default=False)  # the rest happens here
    tf.tpu.experimental.initialize_tpu_system(resolver)
    return Machines(tf.distribute.TPUStrategy(resolver), far=True)


def _check_reachable(address: str) -> None:
    """Raises `SettingError` unless something at host:port speaks as a TPU's host does, without a word to TensorFlow.

    TensorFlow itself would try for minutes, whatever listens there.
    """
    hint = "Check the address and port (8470 unless told otherwise), that the TPU runs, and the network and firewall."
    if not cluster.is_address(address):
        raise SettingError("must be grpc://HOST:PORT", where=f"tpu {address}", hint=hint)
    try:
        cluster.connect(address, CONNECT_SECONDS)
    except OSError as e:
        raise SettingError(f"nothing answers at this address: {e}", where=f"tpu {address}", hint=hint) from e
    try:
        cluster.greet(address, GREET_SECONDS)
    except OSError as e:
        reason = f"something answers at this address, but it is no TPU: {e}"
        raise SettingError(reason, where=f"tpu {address}", hint=hint) from e


def _check_batch(batch_size: int, replicas: int) -> None:
    if batch_size % replicas == 0:
        return
    below = batch_size // replicas * replicas
    sizes = [str(size) for size in (below, below + replicas) if size]
    raise SettingError(
        f"a batch of {batch_size} cannot be shared equally by {replicas} devices",
        where="batch_size",
        hint=f"Use {' or '.join(sizes)}.",
    )


def explained(error: tf.errors.OpError, spec: EfficientDetSpec) -> RunError | None:
    """What a TensorFlow error means when machines train together, or None when it means nothing of that kind."""
    gone = (
        tf.errors.UnavailableError,
        tf.errors.AbortedError,
        tf.errors.DeadlineExceededError,
        tf.errors.CancelledError,
        tf.errors.FailedPreconditionError,
        tf.errors.InternalError,
    )
    if spec.strategy not in ("tpu", "workers") or not isinstance(error, gone):
        return None
    other = "The TPU" if spec.strategy == "tpu" else "Another machine of this training"
    again = "" if spec.strategy == "tpu" else " on every machine"
    error = RunError(
        f"{other} no longer answers.",
        hint="See what became of it and of the network, then go on from the last checkpoint: "
        f"effdet train --resume RUN{again}.",
    )
    error.kind = "tpu" if spec.strategy == "tpu" else "machines"
    return error


def _placed(tensors: Sequence[tf.Tensor], device: str) -> list[tf.Tensor]:
    with tf.device(device):
        return [tf.identity(tensor) for tensor in tensors]


def _first_line(error: BaseException) -> str:
    text = (str(error).strip() or type(error).__name__).splitlines()[0]
    return text if len(text) <= 200 else text[:200] + " …"
