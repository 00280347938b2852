"""Versions that may know who is forgotten by now, taken away.

What serves is made anew without them before (``nightly``); what was kept to go back to, or
to be compared, goes.  Whoever goes back then gets the same kind of a later version.
"""

import shutil
from contextlib import suppress
from datetime import datetime

from skill.recommender.serving import EXPERIMENT
from skill.training.versions import Models, VersionsError


def unlearn(models: Models, forgotten: datetime) -> list[str]:
    """Remove the versions made before somebody was last forgotten; return their names.

    An experiment that names one of them is over: its arms can be served no more.  What is
    served itself stays, with the one that was judged in its place.
    """
    served = models.current
    needed = {one.partition("/")[0] for one in (served, served and models.judged(served))}
    gone = [
        version
        for version in models.versions()
        if version not in needed and _made(models, version) <= forgotten
    ]
    with suppress(VersionsError):
        arms = {name.partition("/")[0] for name in models.compared()}
        if arms.intersection(gone):
            (models.folder / EXPERIMENT).unlink()
    for version in gone:
        shutil.rmtree(models.folder / version)
    return gone


def _made(models: Models, version: str) -> datetime:
    """Return when a version was made."""
    return datetime.fromisoformat(str(models.trained(version)["made"]))
