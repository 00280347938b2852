"""What is worked out for every recipe, a noun a module; words are in ``../cues``."""
