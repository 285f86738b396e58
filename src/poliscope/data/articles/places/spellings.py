"""One spelling for each place of an article: the usual one, as the original has it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from poliscope.data.articles.drafts import Draft
from poliscope.data.articles.lexicon import gazetteer

__all__ = ["choose_spellings"]

_HAN = re.compile(r"[㐀-鿿]")
#: Names that only who lives there uses, and what everyone calls the place.
_LOCAL = {
    "我国": "中国",
    "本港": "香港",
    "全港": "香港",
    "本澳": "澳门",
    "全澳": "澳门",
    "内地": "中国",
    "国内": "中国",
    "全台": "台湾",
    "狮城": "新加坡",
}

#: The same in Taiwan's press.
_LOCAL_TAIWAN = dict.fromkeys(("全国", "我国", "国内", "全台"), "台湾")


def choose_spellings(text: str, folded: str, drafts: Sequence[Draft]) -> dict[str, str]:
    """Choose one spelling for each place: the usual one of the article, as the original has it."""
    spellings: dict[str, Counter[str]] = {}
    study: set[str] = set()
    for draft in drafts:
        for mention in (draft.place, draft.reference):
            if mention is not None:
                spellings.setdefault(mention.place.name, Counter())[mention.surface] += 1
                study |= {mention.place.name} if mention.place.kind == "unit" else set()
                if mention.place.kind == "zone" and not mention.place.name.isascii():
                    # 北都 under its full name, where the article has that at all
                    spellings[mention.place.name].update(
                        [mention.place.name] * (mention.place.name in folded)
                    )
    names = {}
    latin = 3 * len(_HAN.findall(folded[:30_000])) < len(folded[:30_000].split())
    for name, counts in spellings.items():
        # a Chinese page with an English line above it names its places in Chinese
        surface = max(
            counts,
            key=lambda s: (
                s.isascii() == latin,
                s == name,
                s not in _LOCAL and (s != "全国" or name == "China"),
                counts[s],
                -len(s),
            ),
        )
        surface = _LOCAL_TAIWAN.get(surface, surface) if name == "Taiwan" else _LOCAL.get(surface, surface)
        if surface == "全国" and name != "China":
            surface = _abroad(name, folded) or surface
        written = _as_written(text, folded, surface)
        names[name] = name if name in study else "台灣" if written == "台湾" and text != folded else written
    return names


def _abroad(name: str, folded: str) -> str | None:
    """Give the name under which an article about a place abroad knows its country."""
    return next((p for p, place in gazetteer() if place.name == name and p in folded and p != "全国"), None)


def _as_written(text: str, folded: str, surface: str) -> str:
    """Give a surface as the original has it; of several places each."""
    at = folded.find(surface)
    if at >= 0:
        return text[at : at + len(surface)]
    mark = "、" if "、" in surface else " and "
    parts = surface.split(mark)
    return mark.join(_as_written(text, folded, part) for part in parts) if len(parts) > 1 else surface
