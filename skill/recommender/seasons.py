"""What season it is where the cook lives, told from the date and the time zone.

Hemispheres follow the coordinates of zone.tab in the IANA time zone database (a test
compares them); a zone that is not known to lie south is north.  Near the equator the four
seasons mean little, and they only ever nudge the pick.
"""

from datetime import date

from skill.domain.recipes import Season

SOUTHERN_AREAS = ("Antarctica/", "Australia/", "America/Argentina/", "Brazil/", "Chile/")
_CITIES = {
    "Africa": (
        "Blantyre Brazzaville Bujumbura Dar_es_Salaam Gaborone Harare Johannesburg "
        "Kigali Kinshasa Luanda Lubumbashi Lusaka Maputo Maseru Mbabane Nairobi "
        "Windhoek"
    ),
    "America": (
        "Araguaina Asuncion Bahia Belem Campo_Grande Coyhaique Cuiaba Eirunepe "
        "Fortaleza Guayaquil La_Paz Lima Maceio Manaus Montevideo Noronha Porto_Velho "
        "Punta_Arenas Recife Rio_Branco Santarem Santiago Sao_Paulo"
    ),
    "Asia": ("Dili Jakarta Jayapura Makassar Pontianak"),
    "Atlantic": ("South_Georgia St_Helena Stanley"),
    "Indian": (
        "Antananarivo Chagos Christmas Cocos Comoro Kerguelen Mahe Mauritius Mayotte "
        "Reunion"
    ),
    "Pacific": (
        "Apia Auckland Bougainville Chatham Easter Efate Fakaofo Fiji Funafuti "
        "Galapagos Gambier Guadalcanal Kanton Marquesas Nauru Niue Norfolk Noumea "
        "Pago_Pago Pitcairn Port_Moresby Rarotonga Tahiti Tongatapu Wallis"
    ),
}
SOUTHERN_ZONES = frozenset(
    [f"{area}/{city}" for area, cities in _CITIES.items() for city in cities.split()]
    + ["NZ", "NZ-CHAT", "America/Buenos_Aires", "America/Porto_Acre"]
)
_NORTH = (Season.WINTER, Season.SPRING, Season.SUMMER, Season.AUTUMN)


def is_southern(zone: str) -> bool:
    """Return whether a time zone lies south of the equator."""
    return zone in SOUTHERN_ZONES or zone.startswith(SOUTHERN_AREAS)


def season(day: date, zone: str = "") -> Season:
    """Return the season by whole months: December to February is the northern winter."""
    quarter = day.month % 12 // 3
    return _NORTH[(quarter + 2) % 4 if is_southern(zone) else quarter]
