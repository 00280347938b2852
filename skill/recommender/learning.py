"""A model from its folder, ready to have its say in a pick."""

from collections.abc import Callable, Mapping
from pathlib import Path

from skill.recommender import artifacts, standing
from skill.recommender.blend import Learnt


def learnt(
    folder: Path,
    catalogue: str,
    monotonic: Callable[[], float],
    tell: Callable[[str, Mapping[str, object]], None],
) -> Learnt:
    """Return the model of a folder ``<version>/<model>``, for a catalogue of that version.

    Popularity starts as it stood when the version was made, where that was kept.

    Raises:
        ArtifactError: it cannot be served.
    """
    model = artifacts.load(folder, catalogue)
    stood = folder.parent / standing.FOLDER
    trends = standing.load(stood, catalogue) if stood.is_dir() else None
    return Learnt(model, folder.parent.name, catalogue, monotonic, tell, trends)
