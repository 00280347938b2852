"""Cuisines by name, and the regions that a cook may ask for instead."""

from collections.abc import Mapping

REGIONS: Mapping[str, frozenset[str]] = {
    region: frozenset(cuisines.split(", "))
    for region, cuisines in {
        "asian": "chinese, japanese, korean, thai, vietnamese, indian, filipino",
        "southeast asian": "thai, vietnamese, indonesian, filipino, malaysian",
        "south asian": "indian, pakistani, sri lankan, bangladeshi",
        "mediterranean": "greek, italian, spanish, turkish, lebanese, israeli, moroccan,"
        " egyptian",
        "middle eastern": "lebanese, turkish, israeli, egyptian, persian, iranian, syrian",
        "north african": "moroccan, egyptian, tunisian, algerian",
        "west african": "senegalese, ghanaian, nigerian",
        "african": "moroccan, egyptian, ethiopian, senegalese, ghanaian, nigerian",
        "caribbean": "jamaican, puerto rican, cuban, haitian",
        "latin american": "mexican, peruvian, brazilian, puerto rican, argentinian, cuban",
        "latin": "mexican, peruvian, brazilian, puerto rican, argentinian, cuban",
        "south american": "peruvian, brazilian, argentinian, colombian, chilean",
        "scandinavian": "swedish, danish, norwegian",
        "nordic": "swedish, danish, norwegian, finnish",
        "european": "italian, french, spanish, greek, german, british, irish, swedish,"
        " belgian, polish, portuguese, hungarian, austrian",
        "english": "british",
        "tex mex": "mexican",
        "southern": "american",
    }.items()
}


def named(asked: str) -> frozenset[str]:
    """Return the cuisines that are meant: the one asked for, and those of that region."""
    name = asked.casefold().replace("-", " ").strip()
    return REGIONS.get(name, frozenset()) | {name}


def is_of_cuisine(cuisine: str, asked: str) -> bool:
    """Return whether a recipe's cuisine is the one asked for, or one of that region's."""
    return cuisine in named(asked)
