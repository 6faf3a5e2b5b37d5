"""What the browser searches: an index, and the texts or the places of their pairs of characters.

The site asks for nothing of this before a reader searches. A small corpus keeps whole texts, one
file a report; a large one the positions of character pairs in shards, and its texts in chunks, so
that a query fetches little however many reports there are: one chunk of each of the first twenty,
others when their report is looked at. `search/index.json` says which of the two it is, and names
each file's edition: a browser may keep a file for as long as it likes and never shows an old text.
The readers of these files are in `generator/assets/scripts/search/`.
"""

from generator.search.files import INDEX, WHOLE_LIMIT, About, Source, search_files
from generator.search.folding import IGNORED
from generator.search.texts import Name, Titles

__all__ = [
    "IGNORED",
    "INDEX",
    "WHOLE_LIMIT",
    "About",
    "Name",
    "Source",
    "Titles",
    "search_files",
]
