"""Small models of the starter book, kept in a folder as they are served."""

from pathlib import Path

import numpy as np

from skill.recommender import artifacts, standing
from skill.recommender.interactions import Interactions
from skill.recommender.models.graph import Graph
from skill.recommender.models.popularity import Popularity
from skill.recommender.trends import Trends
from skill.training.contents import contents
from tests.recommender.shelves import STARTER


def kept(folder: Path) -> Path:
    """Keep ``v1/graph``, which is current, and ``v1/popularity``; return the folder."""
    n = len(STARTER)
    rows = np.arange(40, dtype=np.int32) % n
    log = Interactions.logged(rows % 8, rows, np.linspace(0.0, 20.0, 40), (8, n))
    about = artifacts.About(STARTER.version, "log")
    for model in (Graph(), Popularity()):
        fitted = model.fit(log, contents(STARTER.columns))
        artifacts.save(fitted, folder / "v1" / model.name, about)
    standing.save(Trends(n), folder / "v1" / standing.FOLDER, STARTER.version)
    (folder / "current").write_text("v1/graph\n", encoding="utf-8")
    return folder
