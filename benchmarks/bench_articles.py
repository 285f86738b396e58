"""Time the reading of 10 MB of text, and of the same text by a bare regular expression for numbers.

Usage: python benchmarks/bench_articles.py [MEGABYTES]
"""

from __future__ import annotations

import random
import re
import sys
import time
from pathlib import Path

from poliscope.data.articles import read_article

FIXTURES = Path(__file__).resolve().parents[1] / "tests" / "data" / "articles"


def corpus(megabytes: float, *, varied: bool) -> str:
    """Repeat the fixtures' paragraphs, up to a size in UTF-8; with other figures each time.

    A paragraph that stood before is not read anew, so that plain repetition would flatter.
    """
    text = "\n".join(
        line
        for name in ("a1_communique.txt", "a4_trade_en.txt", "b2_wechat.txt", "b3_regions_en.txt")
        for line in (FIXTURES / name).read_text("utf-8").splitlines()
        if len(line) > 60
    )
    times = int(megabytes * 1e6 / len(text.encode()) + 1)
    if not varied:
        return "\n".join([text] * times)
    dice = random.Random(1)
    figure = re.compile(r"(?<=[\d.])[1-9]")
    return "\n".join(figure.sub(lambda _: dice.choice("123456789"), text) for _ in range(times))


def main() -> None:
    megabytes = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    for varied in (True, False):
        text = corpus(megabytes, varied=varied)
        start = time.process_time()
        article = read_article(text)
        reading = time.process_time() - start
        start = time.process_time()
        numbers = sum(1 for _ in re.finditer(r"\d[\d.,]*", text))
        scanning = time.process_time() - start
        size = len(text.encode()) / 1e6
        kind = "figures vary" if varied else "the same again"
        print(f"{kind}: {size:.1f} MB, {len(article.claims)} claims: {reading:.1f} s of CPU")
        print(f"  for 10 MB: {reading / size * 10:.1f} s")
        print(f"  {reading / scanning:.0f} times as long as a bare search for numbers ({numbers})")


if __name__ == "__main__":
    main()
