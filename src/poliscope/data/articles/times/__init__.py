"""Times: found in a sentence (``periods``, ``spans``) and given to the figures (``dating``)."""
