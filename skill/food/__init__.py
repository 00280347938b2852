"""What food is: a lexicon, ingredient lines, allergens, diets and the gate.

``gate.clear`` is the only maker of a ``Cleared`` recipe.  A line is read twice: a
danger scan over all of its text (longest name first) and a coverage check that wants
every word known. What is not known refuses.
"""
