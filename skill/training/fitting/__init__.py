"""Fits that are done offline: they fill the arrays of models that numpy then serves."""
