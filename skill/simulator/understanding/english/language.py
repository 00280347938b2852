"""English, as the resolver needs it."""

from datetime import date

from skill.simulator.understanding.english.dates import calendar_date
from skill.simulator.understanding.english.durations import duration
from skill.simulator.understanding.english.elsewhere import ELSEWHERE
from skill.simulator.understanding.english.numbers import ORDINALS, SMALL, TENS
from skill.simulator.understanding.english.numbers import cardinal as _cardinal
from skill.simulator.understanding.english.numbers import ordinal as _ordinal
from skill.simulator.understanding.english.times import time_of_day
from skill.simulator.understanding.language import Language, Words

_IS = ["what", "who", "how", "where", "when", "why", "there", "here", "that", "this", "it", "he", "she", "everyone", "everybody", "someone", "somebody", "nobody", "one", "dinner", "lunch", "breakfast", "supper", "food", "cooking", "long", "anything", "something", "everything", "time"]

CONTRACTIONS = {
    "i'm": "i am", "im": "i am", "you're": "you are", "we're": "we are", "they're": "they are",
    "i've": "i have", "ive": "i have", "you've": "you have", "we've": "we have",
    "they've": "they have", "i'll": "i will", "we'll": "we will", "that'll": "that will",
    "it'll": "it will", "she'll": "she will", "he'll": "he will", "you'll": "you will",
    "i'd": "i would", "id": "i would", "we'd": "we would", "what'll": "what will",
    "don't": "do not", "dont": "do not", "doesn't": "does not", "doesnt": "does not",
    "didn't": "did not", "didnt": "did not", "isn't": "is not", "isnt": "is not",
    "aren't": "are not", "arent": "are not", "ain't": "is not", "wasn't": "was not",
    "can't": "can not", "cant": "can not", "cannot": "can not", "couldn't": "could not",
    "won't": "will not", "wont": "will not", "wouldn't": "would not", "haven't": "have not",
    "havent": "have not", "hasn't": "has not", "hasnt": "has not", "mustn't": "must not",
    "shouldn't": "should not", "weren't": "were not", "hadn't": "had not",
    "gonna": "going to", "wanna": "want to", "gotta": "got to", "gimme": "give me",
    "lemme": "let me", "kinda": "kind of", "dunno": "do not know", "whatcha": "what are you",
    "let's": "let us", "lets": "let us", "y'all": "you all", "ya": "you", "yer": "your",
    "'em": "them", "em": "them", "'til": "until", "'till": "until", "til": "till",
    "thats": "that is", "whats": "what is", "whos": "who is", "hows": "how is",
    "wheres": "where is", "theres": "there is", "veggies": "vegetables",
    "okay": "ok", "k": "ok", "yea": "yeah", "yah": "yeah", "ye": "yeah", "nevermind": "never mind",
    "mum's": "mum 's", "cause": "because", "cos": "because", "tho": "though", "u": "you",
    "plz": "please", "pls": "please", "thx": "thanks", "ta": "thanks", "favourite": "favorite",
} | {f"{word}'s": f"{word} is" for word in _IS}  # fmt: skip

_FILLERS = """
um|uh|er|erm|ah|oh|hmm|hm|well|so|like|please|hey|hi|hello|alexa|kindly|thanks|thank you|you know
i mean|excuse me|ok so|actually|basically|quickly|real quick|for me|could you please
can you please|could you|would you|would you please|can you please|will you|i was wondering if you could
do me a favor and|if you could|go ahead and|if you don't mind|if that's ok|right then|ok then|darling|mate
""".strip()

_FUNCTION = ["a", "an", "the", "of", "and", "or", "for", "in", "at", "to", "on", "with", "without", "by", "from", "my", "our", "your", "his", "her", "their", "is", "are", "am", "was", "be", "i", "you", "we", "it", "that", "this", "these", "those", "me", "us", "please", "do", "does", "did", "not", "no", "what", "how", "much", "many", "some", "any", "can", "could", "would", "will", "need", "want", "get", "have", "has", "got", "when", "where", "who", "why", "which", "there", "so", "but", "if", "as", "it's", "then", "than", "up", "off", "out", "over", "back", "again", "about", "into", "more", "less", "just", "only", "really", "very", "too", "also", "he", "she", "they", "him", "them", "us", "i'm", "who's", "'s"]

_WRAPPERS = (
    "ask {name} to", "ask {name} for", "ask {name} about", "ask {name} if", "ask {name} whether",
    "ask {name} and", "ask {name}", "tell {name} to", "tell {name} that", "tell {name} about",
    "tell {name}", "have {name}", "using {name}", "use {name} to", "use {name} and",
    "open {name} and", "open {name} to", "launch {name} and", "start {name} and",
    "start {name} to", "talk to {name} and", "with {name}", "from {name}", "in {name}",
    "get {name} to", "let {name}",
)  # fmt: skip
_LAUNCHES = (
    "open {name}", "launch {name}", "start {name}", "talk to {name}", "ask {name}", "run {name}",
    "begin {name}", "use {name}", "load {name}", "enable {name}", "tell {name}", "play {name}",
    "let me talk to {name}", "i want to talk to {name}", "speak to {name}", "resume {name}",
    "go to {name}", "open up {name}", "start up {name}", "{name}",
)  # fmt: skip

_BUILTINS = {
    "AMAZON.HelpIntent": ("help", "help me", "can you help me"),
    "AMAZON.StopIntent": ("stop", "off", "shut up", "exit", "quit", "goodbye"),
    "AMAZON.CancelIntent": ("cancel", "never mind", "forget it"),
    "AMAZON.YesIntent": ("yes", "yes please", "sure", "yeah"),
    "AMAZON.NoIntent": ("no", "no thanks", "nope"),
    "AMAZON.RepeatIntent": ("repeat", "say that again", "repeat that"),
    "AMAZON.NextIntent": ("next", "skip", "skip forward"),
    "AMAZON.PreviousIntent": ("previous", "go back", "skip back", "back up"),
    "AMAZON.StartOverIntent": ("start over", "restart", "start again"),
    "AMAZON.PauseIntent": ("pause", "pause that"),
    "AMAZON.ResumeIntent": ("resume", "continue", "keep going"),
    "AMAZON.MoreIntent": ("more", "tell me more", "show more"),
    "AMAZON.NavigateHomeIntent": (
        "go home",
        "go to the home screen",
        "home",
        "return home",
    ),
}

_EXAMPLES = {
    "AMAZON.DURATION": (
        "ten minutes", "half an hour", "an hour", "ninety seconds", "two hours", "five minutes",
        "an hour and a half", "twenty five minutes", "a minute", "thirty minutes",
    ),
    "AMAZON.TIME": (
        "six thirty", "noon", "five", "seven pm", "half past six", "morning", "eight o'clock",
        "quarter to seven", "evening", "ten", "tonight", "nine am",
    ),
    "AMAZON.DATE": (
        "tomorrow", "friday", "today", "next monday", "november twenty fifth", "this weekend",
        "sunday", "next week", "the twenty fifth",
    ),
    "AMAZON.NUMBER": ("four", "six", "two", "three", "ten", "eight", "five", "twelve"),
    "AMAZON.Ordinal": ("second", "first", "third", "fourth"),
    "AMAZON.SearchQuery": (
        "lasagna", "chicken tikka masala", "chocolate chip cookies", "a victoria sponge cake",
        "beef wellington", "banana bread", "pad thai", "the best scrambled eggs", "zyx soup",
        "zyx", "zyx zyx", "guacamole", "a zyx cake", "mushroom risotto", "fish tacos",
    ),
}  # fmt: skip

_CORRECT = ["whisk", "sear", "sears", "dice", "diced", "mince", "minced", "blanch", "braise", "glaze", "grate", "grated", "grill", "roast", "simmer", "sieve", "saute", "toast", "toasted", "whip", "whipped", "zest", "slice", "sliced", "crush", "crushed", "drizzle", "sprinkle", "season", "taste", "plate", "bowl", "spoon", "fork", "knife", "pan", "pot", "lid", "tray", "rack", "foil", "paper", "towel", "board", "cling", "film", "wrap", "jar", "tin", "dave", "dana", "carl", "carla", "sally", "salty", "tara", "tina", "gina", "gary", "barry", "larry", "terry", "perry", "jerry", "wendy", "mandy", "sandy", "randy", "cindy", "betty", "molly", "holly", "polly", "penny", "jenny", "kenny", "denny", "bobby", "robby", "toby", "cody", "brody", "morning", "worn", "torn", "born", "horn", "worked", "worker", "working", "later", "latter", "water", "waiter", "wait", "weight", "white", "write", "right", "bright", "light", "night", "might", "fight", "sight", "tight", "table", "able", "cable", "stable", "label", "level", "lever", "never", "fever", "river", "over", "cover", "lover", "other", "mother", "brother", "another", "there", "where", "here", "were", "wear", "hear", "dear", "near", "year", "fear", "tear", "bear", "beer", "deer", "cheer", "steer", "plain", "plane", "place", "plate", "pleased", "pleasure", "phone", "house", "mouse", "horse", "nurse", "purse", "curse", "course", "coarse", "force", "source", "sauces", "resource", "garage", "door", "floor", "poor", "pool", "cool", "tool", "fool", "food", "foot", "root", "room", "roof", "proof", "spoof", "doctor", "dentist", "meeting", "school", "work", "office", "store", "shop", "shops", "market", "garden", "yard", "street", "road", "trip", "train", "plane", "bike"]

_UNITS = frozenset(
    ["second", "seconds", "sec", "secs", "minute", "minutes", "min", "mins", "hour", "hours", "days"]
)


def _number(words: Words, at: int, _today: date) -> tuple[int, str] | None:
    """Return a whole number in the format of ``AMAZON.NUMBER``."""
    found = _cardinal(words, at)
    if found is None or found[1].denominator != 1:
        return None
    return found[0], str(found[1])


def _place(words: Words, at: int, _today: date) -> tuple[int, str] | None:
    """Return an ordinal in the format of ``AMAZON.Ordinal``."""
    found = _ordinal(words, at)
    return None if found is None else (found[0], str(found[1]))


def _length(words: Words, at: int, _today: date) -> tuple[int, str] | None:
    return duration(words, at)


def _time(words: Words, at: int, _today: date) -> tuple[int, str] | None:
    return time_of_day(words, at)


def more_after_the_unit(words: Words) -> tuple[int, ...]:
    """Return the order in which "ten more minutes" reads "ten minutes more"."""
    order = list(range(len(words)))
    for at in range(1, len(words) - 1):
        counted = words[at - 1] in SMALL or words[at - 1] in TENS or words[at - 1].isdigit()
        if (
            counted
            and words[at] in ("more", "extra", "less", "fewer")
            and words[at + 1] in _UNITS
        ):
            order[at], order[at + 1] = order[at + 1], order[at]
    return tuple(order)


ENGLISH = Language(
    contractions=CONTRACTIONS,
    fillers=frozenset(
        tuple(" ".join(CONTRACTIONS.get(word, word) for word in filler.split()).split())
        for line in _FILLERS.splitlines()
        for filler in line.split("|")
    ),
    wrappers=_WRAPPERS,
    launches=_LAUNCHES,
    function_words=frozenset(_FUNCTION),
    readers={
        "AMAZON.DURATION": _length,
        "AMAZON.TIME": _time,
        "AMAZON.DATE": calendar_date,
        "AMAZON.NUMBER": _number,
        "AMAZON.Ordinal": _place,
    },
    builtins=_BUILTINS,
    elsewhere=ELSEWHERE,
    reorder=more_after_the_unit,
    clitics=frozenset({"'s", "not"}),
    examples=_EXAMPLES,
    correct=frozenset(_CORRECT),
    amounts=frozenset(SMALL) | frozenset(TENS) | frozenset(ORDINALS) | _UNITS,
)
