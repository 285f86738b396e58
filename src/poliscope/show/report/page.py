"""The voice of a page: every text in each of its languages, side by side, one of them shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from poliscope.show import numbers
from poliscope.show.report.html import Html, join, named, tag, text, web_address
from poliscope.show.words import in_language, legible, say

__all__ = ["Page"]


class Page:
    """A bundle, and how its texts and numbers stand in the page.

    Parameters
    ----------
    bundle : dict
        See :mod:`poliscope.show.bundle`.
    drawings : bool
        Whether it shows drawings whose numbers stand in its tables too.
    """

    def __init__(self, bundle: Mapping[str, Any], *, drawings: bool = True):
        self.bundle = bundle
        self.drawings = drawings
        self.languages: tuple[str, ...] = tuple(bundle["languages"])
        self.tree: Mapping[str, Any] = bundle["tree"]
        self.decimals: int = bundle["about"]["decimals"]

    # --- texts --------------------------------------------------------------------------------

    def both(self, texts: Mapping[str, str], element: str = "span") -> Html:
        """Return a text in every language of the page; once where all are the same."""
        if len({texts[language] for language in self.languages}) == 1:
            only = texts[self.languages[0]]
            return named(only) if element == "bdi" else text(only)
        codes = {language: say(language, "language.code") for language in self.languages}
        if element == "bdi":
            return join([named(texts[language], lang=code) for language, code in codes.items()])
        return join([tag(element, texts[language], lang=code) for language, code in codes.items()])

    def say(self, key: str, /, **slots: str | int | Mapping[str, str]) -> Html:
        """Return a sentence of the catalogs; a slot may be a text by language."""
        return self.both(
            {
                language: say(
                    language,
                    key,
                    **{k: v[language] if isinstance(v, Mapping) else v for k, v in slots.items()},
                )
                for language in self.languages
            }
        )

    def own(self, texts: Mapping[str, str]) -> Html:
        """Return a text of the study; another language rather than nothing."""
        return self.both({name: legible(in_language(texts, name)) for name in self.languages}, "bdi")

    def names(self, part: str, number: int) -> dict[str, str]:
        """Return the name of a unit or node by language."""
        labels = self.bundle[part]["labels"]
        return {name: legible(labels[name][number]) for name in self.languages}

    @cached_property
    def units(self) -> list[Html]:
        """Names of the units."""
        return [self.both(self.names("units", u), "bdi") for u in range(len(self.bundle["units"]["codes"]))]

    @cached_property
    def nodes(self) -> list[Html]:
        """Names of the nodes."""
        return [self.both(self.names("tree", n), "bdi") for n in range(len(self.tree["codes"]))]

    def unit(self, code: str) -> Html:
        """Return the name of a unit, or the code of one that is not compared."""
        place = self._unit_places.get(code)
        return named(code) if place is None else self.units[place]

    def node(self, code: str) -> Html:
        """Return the name of a node, or the code of one that is not in the tree."""
        place = self.node_places.get(code)
        return named(code) if place is None else self.nodes[place]

    @cached_property
    def _unit_places(self) -> dict[str, int]:
        return {code: place for place, code in enumerate(self.bundle["units"]["codes"])}

    @cached_property
    def node_places(self) -> dict[str, int]:
        """Number of each node."""
        return {code: place for place, code in enumerate(self.tree["codes"])}

    def link(self, address: str) -> Html:
        """Return an address as a link where it is one, and as text otherwise."""
        found, shown = web_address(address), named(address)
        return shown if found is None else tag("a", shown, href=found, rel="noopener noreferrer nofollow")

    # --- numbers ------------------------------------------------------------------------------

    def score(self, value: float | None) -> str:
        """Return a score."""
        return numbers.MISSING if value is None else numbers.fixed(value, self.decimals)

    def figure(self, value: float | None) -> str:
        """Return a figure as its source gives it."""
        return numbers.MISSING if value is None else numbers.figure(value)

    @cached_property
    def raw(self) -> list[list[str]]:
        """The figures, units x indicators and then denominators, as their sources give them."""
        values = self.bundle["values"]
        below = values["denominators"] or [[]] * len(values["raw"])
        return [
            [self.figure(value) for value in (*row, *sizes)]
            for row, sizes in zip(values["raw"], below, strict=True)
        ]

    def place(self, unit: int, node: int) -> str:
        """Return a rank, marked where it is shared."""
        rank = self.bundle["ranks"][unit][node]
        if rank is None:
            return ""
        return f"={rank}" if self._holders[node][rank] > 1 else str(rank)

    @cached_property
    def _holders(self) -> list[dict[int, int]]:
        """How many units hold each rank, by node."""
        counts: list[dict[int, int]] = [{} for _ in self.tree["codes"]]
        for row in self.bundle["ranks"]:
            for node, rank in enumerate(row):
                if rank is not None:
                    counts[node][rank] = counts[node].get(rank, 0) + 1
        return counts

    # --- the tree -----------------------------------------------------------------------------

    @cached_property
    def leaves(self) -> int:
        """Number of indicators."""
        return int(self.tree["indicators"])

    @cached_property
    def root(self) -> int:
        """Number of the index."""
        return len(self.tree["codes"]) - 1

    @cached_property
    def children(self) -> list[list[int]]:
        """The nodes below each node, in the order of the framework."""
        below: list[list[int]] = [[] for _ in self.tree["codes"]]
        for node, parent in enumerate(self.tree["parent"]):
            if parent is not None:
                below[parent].append(node)
        return [sorted(nodes, key=self._first_leaf) for nodes in below]

    def _first_leaf(self, node: int) -> int:
        return self.leaves_below(node)[0]

    def leaves_below(self, node: int) -> list[int]:
        """Return the indicators below a node, in their order."""
        if node < self.leaves:
            return [node]
        below = [child for child, parent in enumerate(self.tree["parent"]) if parent == node]
        return sorted(leaf for child in below for leaf in self.leaves_below(child))

    @cached_property
    def order(self) -> list[int]:
        """The ranked units from the best; equal ranks in the order of their codes."""
        ranks, codes = self.bundle["ranks"], self.bundle["units"]["codes"]
        ranked = [u for u in range(len(codes)) if ranks[u][self.root] is not None]
        return sorted(ranked, key=lambda u: (ranks[u][self.root], codes[u]))

    def node_score(self, unit: int, node: int) -> float | None:
        """Return the score of a unit at a node."""
        if node < self.leaves:
            found: float | None = self.bundle["values"]["normalised"][unit][node]
        else:
            found = self.bundle["scores"][unit][node - self.leaves]
        return found

    # --- pieces -------------------------------------------------------------------------------

    def section(self, name: str, *content: str, heading: str | None = None) -> Html:
        """Return a section with its heading."""
        title = tag("h2", self.say(heading or f"{name}.heading"), id=f"{name}-h")
        return tag("section", title, *content, id=name, aria_labelledby=f"{name}-h")

    def how(self, *content: str) -> Html:
        """Return the note that says how to read what follows."""
        return tag("details", tag("summary", self.say("page.how")), *content, class_="how")

    def table(
        self, name: str, caption: str, head: Sequence[Html], rows: Sequence[Html], *, class_: str = ""
    ) -> Html:
        """Return a table that scrolls inside its own frame where the page is narrow."""
        body = tag("tbody", Html("".join(rows)))
        title = tag("caption", caption, id=f"{name}-c")
        whole = tag("table", title, tag("thead", Html("".join(head))), body, class_=class_ or None)
        return tag("div", whole, class_="scroll", tabindex=0, role="group", aria_labelledby=f"{name}-c")

    def head(self, *columns: str) -> Html:
        """Return a row of column heads by their keys."""
        return tag("tr", *[tag("th", self.say(key), scope="col") for key in columns])
