"""Sources read as a stream of bodies: folders, archives, pages, tables, dumps.

Nothing here understands a recipe; it finds where each begins and ends, in bounded memory,
and says of what cannot be read why not.
"""
