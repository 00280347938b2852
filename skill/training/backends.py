"""Where fits run side by side: joblib's own workers, or a Dask or Ray cluster.

``distributed`` and ``ray`` are loaded by name when they are asked for: training here needs
neither.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

from joblib import parallel_config

JOBLIBS = {"here": "sequential", "threads": "threading", "processes": "loky"}
BACKENDS = (*JOBLIBS, "dask", "ray")


class BackendError(Exception):
    """The backend cannot be used; the message says why."""


@contextmanager
def backend(name: str, cluster: str = "") -> Iterator[None]:
    """Let joblib work on that backend for a while.

    ``cluster`` is the address of a Dask scheduler or a Ray head; "" starts one here.

    Raises:
        BackendError: there is no such backend, or its library is not installed.
    """
    if name in JOBLIBS:
        with parallel_config(backend=JOBLIBS[name]):
            yield
        return
    if name not in BACKENDS:
        raise BackendError(f"{name}: backends are {', '.join(BACKENDS)}")
    try:
        library = import_module("distributed" if name == "dask" else "ray")
    except ModuleNotFoundError as error:
        raise BackendError(f"{name}: {error}") from error
    if name == "dask":
        local = {} if cluster else {"processes": False, "dashboard_address": None}
        with library.Client(cluster or None, **local), parallel_config(backend="dask"):
            yield
        return
    library.init(address=cluster or None, ignore_reinit_error=True)
    import_module("ray.util.joblib").register_ray()
    with parallel_config(backend="ray"):
        yield
