"""What Larder shows: screens as values; their layouts are ``documents/*.json`` (APL).

All documents share ``look.json``.  ``make displays`` draws every one of them on every
device, with Amazon's own engine.
"""
