"""The colours of a kitchen by the family of its cuisine."""

from collections.abc import Mapping

from skill.domain.frozen import dataclass


@dataclass(frozen=True)
class Palette:
    """The colours of a kitchen: the table, the light on it, the dish and its rim."""

    table: str
    light: str
    dish: str
    rim: str
    well: str
    cloth: str


HOME = Palette("#2F4A3C", "#3B5B4A", "#F8F3E8", "#C9A25B", "#EFE6D3", "#E6B655")

FAMILIES: Mapping[str, tuple[str, Palette]] = {
    "mediterranean": (
        "italian greek turkish spanish portuguese israeli lebanese syrian egyptian "
        "moroccan tunisian algerian persian iranian georgian",
        Palette("#1D5560", "#26697A", "#FBF4E6", "#2E86A0", "#F0E6D2", "#E8B04A"),
    ),
    "east asian": (
        "chinese japanese korean taiwanese",
        Palette("#6E2529", "#863136", "#26323F", "#D8A24A", "#303E4D", "#E3B35C"),
    ),
    "southeast asian": (
        "thai vietnamese filipino indonesian malaysian",
        Palette("#17563F", "#1F6C50", "#F6ECD6", "#E0A63E", "#EADCBE", "#F08A5D"),
    ),
    "south asian": (
        "indian pakistani bangladeshi sri-lankan nepalese afghan",
        Palette("#7A3E12", "#93501C", "#D48A4A", "#F0BE7C", "#B86F33", "#F2C14E"),
    ),
    "latin american": (
        "mexican peruvian brazilian argentinian colombian chilean venezuelan bolivian "
        "ecuadorian costa-rican guatemalan salvadoran puerto-rican cuban dominican",
        Palette("#7B2951", "#953764", "#1F4F7D", "#F2C14E", "#2B6194", "#F2C14E"),
    ),
    "african and caribbean": (
        "ethiopian eritrean senegalese ghanaian nigerian kenyan south-african jamaican "
        "haitian trinidadian",
        Palette("#6A3420", "#81442B", "#EFE0C2", "#2F8563", "#E0CDA6", "#F0B23E"),
    ),
    "northern": (
        "british english irish scottish german austrian swedish danish norwegian finnish "
        "polish russian belgian dutch hungarian ukrainian",
        Palette("#2A4667", "#36577F", "#F6F3EC", "#7FA6C9", "#E7E2D6", "#E4C06A"),
    ),
    "french": (
        "french swiss",
        Palette("#453B69", "#56497F", "#FAF6EC", "#C6AE5C", "#EDE6D6", "#E5B8C4"),
    ),
    "american": (
        "american australian canadian cajun creole southern tex-mex hawaiian",
        Palette("#7F3B26", "#985039", "#FBF5E8", "#3F8788", "#EFE5D0", "#F0C45C"),
    ),
}
_BY_CUISINE = {
    name: palette for names, palette in FAMILIES.values() for name in names.split()
}


def palette_of(cuisine: str) -> Palette:
    """Return the colours of a cuisine; those of home for one that is not known."""
    return _BY_CUISINE.get(cuisine.casefold().replace(" ", "-"), HOME)
