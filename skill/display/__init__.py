"""What Larder shows: screens as values; their layouts are ``documents/*.json`` (APL 1.4).

All documents share ``look.json``; pictures are our own (``art``).  ``make displays`` draws
every screen on every device with Amazon's own engine and measures it; ``larder screenshots
OUT`` takes pictures of them, to be looked at.
"""
