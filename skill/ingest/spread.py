"""Work spread over cores or machines by joblib, in order, a few batches ahead at most."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from importlib import import_module
from itertools import islice
from typing import TypeVar

BACKENDS = ("loky", "threading", "dask", "ray")
AHEAD = 3  # batches a job that wait to be worked on
In = TypeVar("In")
Out = TypeVar("Out")


class BackendError(Exception):
    """The backend that was asked for cannot be used here."""


def spread(
    work: Callable[[In], Out], given: Iterable[In], jobs: int = 1, backend: str = "loky"
) -> Iterator[Out]:
    """Yield what ``work`` makes of each thing given, in order; one job starts nothing.

    "dask" uses the distributed client of this process, or makes one for this machine;
    "ray" the running cluster.  Both are given waves, so that memory stays bounded.

    Raises:
        BackendError: the backend is not installed.
    """
    if jobs == 1 and backend == "loky":
        yield from map(work, given)
        return
    from joblib import Parallel, delayed, parallel_config

    with ExitStack() as stack:
        _start(backend, jobs, stack)
        stack.enter_context(parallel_config(backend=backend, n_jobs=jobs))
        if backend in ("loky", "threading"):
            ahead = f"{AHEAD}*n_jobs"
            run = Parallel(return_as="generator", pre_dispatch=ahead, batch_size=1)
            yield from run(delayed(work)(one) for one in given)
            return
        left = iter(given)
        while wave := list(islice(left, AHEAD * jobs)):
            yield from Parallel(batch_size=1)(delayed(work)(one) for one in wave)


def _start(backend: str, jobs: int, stack: ExitStack) -> None:
    """Start what the backend needs; the stack ends what was started."""
    try:
        if backend == "dask":
            _start_dask(jobs, stack)
        elif backend == "ray":
            import_module("ray.util.joblib").register_ray()
    except ImportError as error:
        raise BackendError(f"{backend} is not installed ({error})") from error


def _start_dask(jobs: int, stack: ExitStack) -> None:
    """Make a cluster of this machine's cores, unless a client is there already."""
    distributed = import_module("distributed")
    try:
        distributed.get_client()
    except ValueError:
        cluster = distributed.LocalCluster(
            n_workers=jobs, threads_per_worker=1, dashboard_address=None
        )
        stack.enter_context(cluster)
        stack.enter_context(distributed.Client(cluster))
