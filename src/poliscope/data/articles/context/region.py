"""Whose press a text is: Taiwan's, Hong Kong's or the mainland's."""

from __future__ import annotations

import re

__all__ = ["find_region"]

_TAIWAN = re.compile(
    r"新台币|台湾|民国|主计处|科管局|科技部长|全台|竹科|行政院|立法院|新竹|县长|台北|"
    r"高雄|台中|台南|桃园|市府|六都|每坪|捷运|台积电|设籍|经济部|国科会|联合报|工商时报|中央社|自由时报"
)

#: 一○四年, 112年度: a year of the Republic, as only Taiwan's press counts.
_REPUBLIC = re.compile(
    r"(?<![\d〇○零一二三四五六七八九十百千.])(?:1[01]\d|"
    r"一[〇○零一][〇○零一二三四五六七八九])年(?:度|底|[至到]|的|[,、]|(?=[前上]?[\u4e00-\u9fff]))"
    r"(?<!年[代来间历后内期老级])"
)
_HONG_KONG = re.compile(
    r"港元|港币|香港|统计处|访港|按年|按季|差估署|金管局|财爷|港人|甲厦|劏房|"
    r"本港|全港|立法会|施政报告|特区政府|港府|本地生产总值|公屋|维港|九龙|新界|澳门|本澳|全澳"
)


def find_region(text: str, folded: str) -> str:
    """Tell whose press it is by script and vocabulary: "TW", "HK" or "CN"."""
    pairs = zip(text[:20_000], folded[:20_000], strict=True)
    changed = [a for a, b in pairs if a != b]
    changed_han = sum("\u4e00" <= a <= "\u9fff" for a in changed)
    taiwan, hong_kong = len(_TAIWAN.findall(folded[:20_000])), len(_HONG_KONG.findall(folded[:20_000]))
    taiwan += len(_REPUBLIC.findall(folded[:20_000]))
    if taiwan >= 4 and "新台币" in folded[:20_000]:
        return "TW"
    if changed_han and changed_han / sum("\u4e00" <= a <= "\u9fff" for a in text[:20_000]) > 0.05:
        if taiwan >= 2 and taiwan >= hong_kong:
            return "TW"
        return "HK" if hong_kong >= 3 else "CN"
    return "CN"
