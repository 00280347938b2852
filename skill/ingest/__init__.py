"""Offline: recipes from pages, Cooklang files, tables and dumps to a catalogue.

``sources`` find where each recipe begins and ends, ``shapes`` understand one, ``enrich``
works out what it does not say, ``pipeline`` puts them together.  What comes in is never
trusted: every field is bounded and cleaned, and a bad row is told and left out.
"""
