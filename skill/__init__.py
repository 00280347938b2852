"""Larder: an Alexa kitchen skill that answers with one recipe, safe for everyone eating.

A turn flows one way: envelope -> ``Turn`` -> slots -> handler -> ``Reply`` -> response.
The floors and the way imports point are held by import-linter (``pyproject.toml``).
"""
