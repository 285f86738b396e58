"""Places: found in a sentence, told apart, described instead of named, and given to the figures.

``finding`` finds names; ``unknown``, ``namesakes``, ``people``, ``firms`` and ``short_names`` tell what a
name is; ``descriptions`` and ``described`` find what "the city" or 该省 stands for, by what belongs to
what (``regions``); ``assignment`` gives each number its place (``listed``, ``behind``, ``owners``), and
``comparisons``, ``passing``, ``clauses``, ``scopes``, ``partners`` and ``authorities`` tell which
places own no number.
"""
