"""Help, the household, questions and choices."""

from collections.abc import Iterator
from datetime import timedelta

from skill.display import general, household
from skill.display.choices import Option, choices
from skill.intents import pages
from skill.simulator.scenes.scene import GERMAN, NOON, TURN, Scene
from skill.speech.pantry import Listed, Until
from skill.speech.times import DayName

TABLE = ["Emma: an allergy to peanuts and tree nuts, vegetarian", "Sam", f"Anna: {GERMAN}"]
BUTTONS = {
    "recommend": "Rezeptvorschlag",
    "timers": "Küchenzeituhren",
    "who": "Wer isst mit?",
}


def scenes() -> Iterator[Scene]:
    """Yield each page with little, with much and with nothing on it."""
    yield Scene("home-typical", pages.examples("", TURN))
    long = [f"Wie viel {GERMAN} brauche ich?", "Und was gibt es dazu?"] * 4
    yield Scene("home-long", general.home("Sagen Sie zum Beispiel", long, BUTTONS))
    yield Scene("home-bare", general.home("Try saying", ["What can I make?"], {}))
    know = {"know": "What you know"}
    yield Scene(
        "household-typical",
        household.page("At the table tonight", TABLE[:2], know, "people"),
    )
    yield Scene("household-many", household.page("What I keep", TABLE * 8, know, "people"))
    question = "Shall I forget all I know about your household? This cannot be undone."
    answers = {"yes": "Yes", "no": "No"}
    yield Scene(
        "household-sure", household.page("Are you sure?", [question], answers, "question")
    )
    yield Scene("household-facts", household.page("What I keep", TABLE[:1] * 3, know))
    today = NOON.date()
    lines = [
        Until("spinach", DayName(today + timedelta(days=1), today)),
        Until("cream", DayName(today + timedelta(days=3), today)),
        *map(Listed, ("eggs", "cabbage", "aunt May's relish", "brown rice")),
    ]
    yield Scene("household-pantry", pages.pantry(lines, TURN))
    pasta, rice = (
        Option("pasta", ("check_timer", 1), "4:00"),
        Option("brown rice", ("check_timer", 2), "31:00"),
    )
    yield Scene("choices-typical", choices("Which one?", [pasta, rice]))
    german = Option(GERMAN, ("check_timer", 1), "2:10:00")
    yield Scene("choices-long", choices("Welche Küchenzeituhr?", [german, pasta] * 5))
