"""Alexa on one machine: what she understands, and the world she serves."""
