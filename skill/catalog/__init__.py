"""The recipes there are: read-only when serving, found by id, by words, by row."""
