"""Screens drawn by Amazon's own engine in headless Chromium, to be measured and looked at.

``page.js`` runs in the browser, ``render.js`` drives it with node; ``browser`` calls that.
It needs node, Chromium and what ``npm ci`` installs, and no network.
"""
