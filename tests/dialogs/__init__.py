"""Conversations as data: ``*.toml`` here, played by ``test_dialogs.py``."""
