"""Tests, laid out as the skill is."""
