"""Cuisines by name, and the regions that a cook may ask for instead."""

from collections.abc import Mapping

LATIN = (
    "mexican, peruvian, brazilian, puerto rican, argentinian, cuban, costa rican,"
    " dominican, venezuelan"
)
REGIONS: Mapping[str, frozenset[str]] = {
    region: frozenset(cuisines.split(", "))
    for region, cuisines in {
        "asian": "chinese, japanese, korean, thai, vietnamese, indian, filipino,"
        " indonesian, malaysian, pakistani, sri lankan, afghan",
        "southeast asian": "thai, vietnamese, indonesian, filipino, malaysian",
        "south asian": "indian, pakistani, sri lankan, bangladeshi, afghan",
        "mediterranean": "greek, italian, spanish, turkish, lebanese, israeli, moroccan,"
        " egyptian",
        "middle eastern": "lebanese, turkish, israeli, egyptian, persian, iranian, syrian",
        "north african": "moroccan, egyptian, tunisian, algerian",
        "west african": "senegalese, ghanaian, nigerian",
        "east african": "ethiopian, kenyan",
        "african": "moroccan, egyptian, ethiopian, senegalese, ghanaian, nigerian, kenyan,"
        " south african",
        "caribbean": "jamaican, puerto rican, cuban, haitian, dominican",
        "latin american": LATIN,
        "latin": LATIN,
        "south american": "peruvian, brazilian, argentinian, colombian, chilean,"
        " venezuelan",
        "scandinavian": "swedish, danish, norwegian",
        "nordic": "swedish, danish, norwegian, finnish",
        "eastern european": "polish, hungarian, russian, ukrainian, georgian, czech",
        "european": "italian, french, spanish, greek, german, british, irish, swedish,"
        " belgian, polish, portuguese, hungarian, austrian, swiss, dutch, danish,"
        " norwegian, finnish, russian, ukrainian, georgian",
        "english": "british",
        "tex mex": "mexican",
        "southern": "american, cajun",
    }.items()
}


def named(asked: str) -> frozenset[str]:
    """Return the cuisines that are meant: the one asked for, and those of that region."""
    name = asked.casefold().replace("-", " ").strip()
    return REGIONS.get(name, frozenset()) | {name}


def is_of_cuisine(cuisine: str, asked: str) -> bool:
    """Return whether a recipe's cuisine is the one asked for, or one of that region's."""
    return cuisine in named(asked)
