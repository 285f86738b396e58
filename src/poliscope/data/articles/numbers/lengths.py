"""Lengths, depths and heights: which are of a place, and which only of a thing."""

from __future__ import annotations

import re

from poliscope.data.quantities.scanning import Scanned

__all__ = ["is_size"]

_LENGTHS = {"km", "m", "mile", "nm", "kg"}

_LENGTH_OF = re.compile(
    r"里程|全程|方圆|缩短|道路|专用道|车道|航道|步道|管网|管道|堤防|渠道|\bspan|stretch|cover|长|线|网|铁|路|地铁|隧道|绿道|岸线|metro|rail|\|"
    r" (?:drive|trip|ride|"
    r"walk)\b|\bline\b|network|track|\blong\b|road|"
    r"tunnel|coast|"
    r"border|\blies |apart|(?:south|north|east|west|away|far) (?:of|from)|to the (?:south|north|"
    r"east|west)|"
    r"motorway|pipeline|相距|距离|距|航程|\|外的|\bruns? (?:for |\|)",
    re.IGNORECASE,
)
#: "38 m deep", "the water table is down 17 metres", 水位下降了1.3米: depths, heights, levels.
_DEPTH_AFTER = re.compile(r" (?:deep|high|wide|tall|thick|above|below|higher|lower|of (?:snow|rain|head))\b")
_DEPTH_BEFORE = re.compile(
    r"\b(?:water tables?|groundwater|aquifers?|levels?|depths?|heights?|altitude|elevation|"
    r"subsid\w+|s[aiu]nk|"
    r"sinking|towers?|dams?|peaks?|spires?)\b[^.;\d]{0,30}$|"
    r"(?:水位|地下水|潮位|海拔|水深|埋深|沉降|高度|高程|最深|最高|深[度达约]|塔高|楼高|坝高|净空|"
    r"宽)[^。;]{0,24}$"
)


def _is_depth(text: str, sentence: int, scanned: Scanned) -> bool:
    if _DEPTH_AFTER.match(text, scanned.end):
        return True
    return _DEPTH_BEFORE.search(text, max(sentence, scanned.start - 60), scanned.start) is not None


#: "310 km of cycle lanes".
_OF_WAYS = re.compile(r" of (?!the\b|its\b|it\b)[a-z]")
#: "470 kg of rubbish", "420 kilos per head": what people leave behind is of the place.
_WEIGHT_OF = re.compile(
    r" of (?:[a-z]+ )?(?:rubbish|waste|garbage|trash|refuse|food|meat|plastic|CO2|carbon)\b|"
    r" (?:per|a) (?:head|person|capita|resident|inhabitant)\b"
)
#: "单产每亩335.3公斤,比上年提高4.1公斤": what a field yields.
_YIELD = re.compile(r"(?:单产|亩产|单位面积产量|人均[^,。;]{0,8}(?:占有|消费|食用))[^。;]{0,32}$")
#: "1,100 m of quay, 16 m of water alongside", "a runway of 2,950 m": what a port or an airport has.
_OF_QUAYS = re.compile(
    r" (?:of (?:[a-z]+ )?(?:quay|quays|quayside|berth|berths|berthing|wharf|wharves|water|draught|draft|"
    r"pier|piers|runway|depth|shelf|beach|seafront|waterfront|frontage)\b|(?:deep|alongside)\b)"
)
_QUAY_OF = re.compile(
    r"\b(?:quays?|quayside|berths?|wharf|piers?|runways?|draughts?|drafts?|depths?|channel)\b[^.;,\d]{0,20}$"
)
#: "300-mm wafers": the size of a thing, not how many there are.
_SIZE_AFTER = re.compile(
    r"-(?:mm|nm|cm|inch(?:es)?|metre|meter|foot|ft|storey|story|stor(?:ey|i)ed|bit|core|member|point|page|"
    r"second|minute|"
    r"hour|day|week|month|year|megapixel)\b"
)


def _is_network(text: str, sentence: int, scanned: Scanned) -> bool:
    """Tell the length of a network that the sentence speaks of: "The metro ... has reached 96 km"."""
    head = text[max(sentence, scanned.start - 160) : scanned.start]
    return scanned.unit == "km" and bool(_NETWORK.search(head) and _REACHED.search(head))


_NETWORK = re.compile(
    r"\b(?:metro|subway|tram|railway|network|motorway|cycleway|bikeway|pipe|sewer|canal|quay|greenway|"
    r"(?:cycle|bike|cycling|bus|bicycle) (?:lane|path|track|route))s?\b",
    re.IGNORECASE,
)
_REACHED = re.compile(
    r"\b(?:reache[sd]|reach|aims for|measures|totals?|totall?ed|covers?|to|is|are|was|were|extends? (?:over|"
    r"for)|has|have|had) (?:about |some |only |just |over |more than |nearly |almost )*$"
)


def is_size(text: str, sentence: int, end: int, scanned: Scanned) -> bool:
    """Tell the size of a thing, which says nothing of a place: "300-mm wafers", "a 4 m lorry".

    Parameters
    ----------
    sentence, end : int
        The sentence.
    scanned : Scanned
        The number.

    Returns
    -------
    bool
        False for ways, networks, distances, quays and depths, and for what is no length.
    """
    if scanned.unit not in _LENGTHS and not _SIZE_AFTER.match(text, scanned.end):
        return False
    before = text[max(sentence, scanned.start - 12) : scanned.start]
    head = text[max(sentence, scanned.start - 26) : scanned.start]
    around = before + "|" + text[scanned.end : min(end, scanned.end + 30)]
    if scanned.unit == "kg" and _WEIGHT_OF.match(text, scanned.end):
        return False
    if scanned.unit == "kg" and _YIELD.search(text, max(sentence, scanned.start - 48), scanned.start):
        return False
    if scanned.unit in {"km", "mile"} and _OF_WAYS.match(text, scanned.end):
        return False
    if scanned.unit == "m" and (
        _OF_QUAYS.match(text, scanned.end) or _QUAY_OF.search(head) or _is_depth(text, sentence, scanned)
    ):
        return False
    return not (_LENGTH_OF.search(around) or _is_network(text, sentence, scanned))
