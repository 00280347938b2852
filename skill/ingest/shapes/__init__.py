"""Bodies understood: a page, a Cooklang file or a record becomes a ``Raw`` recipe."""
