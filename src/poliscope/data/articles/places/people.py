"""Surnames that are also towns: "Councillor Ruth Delgado, who represents the north-east"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from poliscope.data.articles.lexicon import Lexicon, Place

__all__ = ["PERSON", "find_people"]

#: The kind under which the places of an article hold its people, so that they own no figure.
PERSON = "person"

_NAME = r"[A-ZÀ-Þ][a-zà-ɏ’'-]+"
_TITLE = (
    r"(?:Mayor|Councill?or|Council(?:man|woman|member)|Alder(?:man|woman)|Mrs?\.?|Ms\.?|Dr\.?|Prof(?:essor|"
    r"\.)|Gov(?:ernor|\.)|Senator|Sen\.|Rep\.|President|Chancellor|Chairman|Chairwoman|Executive|Director|"
    r"Commissioner|Sheriff|Sir|Dame|Lord Mayor|Minister|Secretary|Judge|economist|analyst|spokes(?:man|woman|"
    r"person))"
)
#: "Chancellor George Osborne": the first name may be a town's too.
_TITLED = re.compile(rf"\b{_TITLE} (?:(?P<f>{_NAME}) )?(?:[A-Z]\. )?(?P<n>{_NAME})(?![\w-]| [A-Z])")
#: "the gambler David Walsh": first names that are towns too.
_GIVEN = re.compile(
    rf"\b(?P<g>Ann|Austin|Brandon|Bryan|Charlotte|Chelsea|David|Elizabeth|Eugene|Florence|George|Hassan|Jordan|"
    rf"Mary|Milton|Nancy|Nigel|Regina|Salvador|Sofia|Sydney|Victoria|Virginia|Vladimir) "
    rf"(?!Street|Road|Avenue|County|City|University|Airport|Harbour|Park|Island|Station|River){_NAME}"
)
#: "Ruth Delgado, who runs", "said Ruth Delgado.", "Ruth Delgado, 58,".
_SPEAKS = re.compile(
    rf"\b(?!(?:In|At|Near|From|To|And|But|The|Of|For|On|By|With|Greater|New|North|South|East|West|San|Los|"
    rf"Saint|Port) ){_NAME} (?:[A-Z]\. )?(?P<n>{_NAME})(?=,? (?:said|told|recalled|joked)\b|, \d\d,|"
    rf", who (?:runs|ran|represents|leads|led|heads|headed|owns|founded|teaches|chairs|directs|manages|"
    rf"works|worked|grew up|studies|studied)\b)"
    rf"|\b(?:said|says) {_NAME} (?:{_NAME} )?(?P<m>{_NAME})(?=[,.;])"
)


def find_people(lexicon: Lexicon, text: str) -> Iterator[tuple[str, Place]]:
    """Find the surnames of the people of an article that the gazetteer takes for places.

    Each name with a "place" of the kind ``PERSON``, for :meth:`PhraseIndex.extended`. A name that the
    text also uses as that of a place ("in Lincoln") is left out.
    """
    titled = [found.group("f", "n") for found in _TITLED.finditer(text)]
    names = {name for both in titled for name in both if name}
    names |= {found.group("n") or found.group("m") for found in _SPEAKS.finditer(text)}
    names |= {found.group("g") for found in _GIVEN.finditer(text)}
    for name in sorted(names):
        known = lexicon.places.whole(name)
        if known is None or known.kind not in {"city", "county", "province"}:
            continue
        if not re.search(
            rf"\b(?:in|near|of|from|across|around|outside|to) {re.escape(name)}\b(?! [A-Z])", text
        ):
            yield name, Place(name, PERSON)
