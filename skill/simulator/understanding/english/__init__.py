"""English: what a word may be short for, what may be left out, and how amounts are said."""
