"""A bare skill to measure beside."""
