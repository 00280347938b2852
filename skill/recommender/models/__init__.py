"""Six models and two baselines under one protocol; a file each, fitted arrays end in ``_``.

They score and nothing else: they never filter, sort or truncate, which ranking does.
"""
