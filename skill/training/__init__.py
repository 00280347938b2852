"""Offline: events become interactions, interactions become models, models are judged."""
