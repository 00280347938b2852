"""Offline: recipes from Cooklang files (and, later, pages and dumps) to a catalogue."""
