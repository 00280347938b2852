"""What a picture is of.  It is drawn only where it is shown, on a device with a screen."""

from collections.abc import Mapping

from pydantic import JsonValue

from skill.display.art.palettes import HOME, palette_of
from skill.domain.frozen import dataclass
from skill.domain.recipes import Recipe


@dataclass(frozen=True)
class Picture:
    """The picture of a recipe; without one, the picture that greets."""

    recipe: Recipe | None = None

    @property
    def table(self) -> str:
        """Return the colour that it stands on."""
        return (palette_of(self.recipe.cuisine) if self.recipe else HOME).table

    def graphic(self) -> Mapping[str, JsonValue]:
        """Draw it."""
        from skill.display.art.chosen import picture_of, welcome

        return picture_of(self.recipe) if self.recipe else welcome()
