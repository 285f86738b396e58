"""Places: found in a sentence, told apart, described instead of named, and given to the figures.

``finding`` finds names (``mention``); ``zones`` finds what lies inside a city; ``unknown``, ``towns``,
``transliterated``, ``districts``, ``namesakes``, ``no_places``, ``people``, ``firms`` and ``short_names``
tell what a name is.
``descriptions`` and ``described`` find what "the city" or 该省 stands for, ``pairs`` and ``several`` what
"the former" and 两地 do, ``pronouns`` what 它 and 那里 do, ``adjectives`` what "the Welsh capital" does, by
what the text has spoken of (``memory``, ``spoken_of``) and by what belongs to what (``regions``).
``assignment`` gives each number its place (``centering``, ``listed``, ``beside``, ``parts``, ``behind``,
``owners``), and ``comparisons``, ``wholes``, ``passing``, ``clauses``, ``scopes``, ``partners`` and
``authorities`` tell which places own no number.
"""
