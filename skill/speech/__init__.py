"""What Larder says: prompts are values, their wording lives in ``locales/<locale>``.

CLDR's plural rules, list patterns, unit names and calendar words are taken from Babel when
``python -m skill.speech.compile`` writes ``locales/<locale>/cldr.json``; serving reads that
file alone, because importing Babel and its locale data costs more than the whole of a turn.
"""
