"""From a source to paragraphs of working text: loaded, cut to its main text, each character with its place.

Nothing is re-exported here; the modules import each other directly.
"""
