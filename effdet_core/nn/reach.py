"""What of the machines of a training can be reached: `python -m effdet_core.nn.reach`, see `effdet_core.helpers.reach`.

TensorFlow is loaded only where it alone knows: for GPUs, and for a TPU that is named by a name.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from effdet_core import cluster
from effdet_core.errors import SettingError
from effdet_core.helpers import ReachRequest, Sighting
from effdet_core.spec import EfficientDetSpec
from effdet_core.tasks import Tell, serve

CONNECT_SECONDS = 5.0
_GRPC = "grpc://"


def look(request: ReachRequest, tell: Tell) -> tuple[Sighting, ...]:
    """Looks for everything at once. Raises `UserError` where the names mean nothing."""
    match request.strategy:
        case "tpu":
            return _seen(_addresses(request, tell), _tpu)
        case "workers":
            known = cluster.from_environment()
            own = known.addresses[known.index]
            others = [address for address in known.addresses if address != own]
            return (_own(own), *_seen(others, _machine))
        case _:
            return _gpus()


def _addresses(request: ReachRequest, tell: Tell) -> list[str]:
    """Of a TPU. Raises `UserError` for one that nobody knows."""
    spec = EfficientDetSpec(strategy="tpu", tpu=request.tpu, gcp_project=request.gcp_project, tpu_zone=request.tpu_zone)
    name = spec.tpu or ""
    if not name.startswith(_GRPC):
        tell(0, 0, "asking Google Cloud")
        from effdet_core.nn import strategy

        return strategy.resolve_tpu(spec)[1]
    if not cluster.is_address(name.removeprefix(_GRPC)):
        hint = "For example grpc://10.0.0.2:8470."
        raise SettingError("must be grpc://HOST:PORT", where=f"tpu {name}", hint=hint)
    return [name.removeprefix(_GRPC)]


def _seen(addresses: Sequence[str], one: Callable[[str], Sighting]) -> tuple[Sighting, ...]:
    if not addresses:
        return ()
    with ThreadPoolExecutor(min(32, len(addresses))) as pool:
        return tuple(pool.map(one, addresses))


def _tpu(address: str) -> Sighting:
    """As `_machine`, but what answers must also speak as a TPU's host does; it need not wait for anybody."""
    found = _machine(address)
    if found.kind != "answers":
        return found
    try:
        cluster.greet(address, CONNECT_SECONDS)
    except OSError as e:
        return Sighting(kind="silent", name=address, detail=f"no TPU: {e}")
    return found


def _machine(address: str) -> Sighting:
    try:
        cluster.connect(address, CONNECT_SECONDS)
    except ConnectionRefusedError:
        return Sighting(kind="not yet", name=address)
    except OSError as e:
        return Sighting(kind="silent", name=address, detail=e.strerror or str(e))
    return Sighting(kind="answers", name=address)


def _own(address: str) -> Sighting:
    """Whether the port of this machine is free; the name of its own in TF_CONFIG need not be one it has."""
    port = int(address.rpartition(":")[2])
    with socket.socket() as probe:
        try:
            probe.bind(("", port))
        except OSError as e:
            return Sighting(kind="taken", name=address, detail=e.strerror or str(e))
    return Sighting(kind="here", name=address)


def _gpus() -> tuple[Sighting, ...]:
    import tensorflow as tf

    found = tf.config.list_physical_devices("GPU")
    if not found:
        return (Sighting(kind="no gpu"),)
    names = [tf.config.experimental.get_device_details(gpu).get("device_name", "GPU") for gpu in found]
    return tuple(Sighting(kind="gpu", name=str(name), detail=gpu.name) for name, gpu in zip(names, found, strict=True))


if __name__ == "__main__":
    serve(ReachRequest, look)
