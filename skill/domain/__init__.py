"""Frozen types and pure rules: no clock, no network, no wording."""
