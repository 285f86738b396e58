"""What a rule of indicators sees, what must be there for it to be asked, and rules in their order.

A rule tells what a figure measures, or None; the first of an order that tells it is believed. A pass
goes over topics that are told already: it makes of one another, or gives the same. Both say in front of
their function what they need: units of the figure, kinds of relation, the script of the sentence, signs
that must stand in it. Who needs what is not there is not asked, so that a figure meets only the rules that
can speak of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from poliscope.data.articles.indicators.passage import Passage
from poliscope.data.articles.indicators.records import Topic, TopicMention
from poliscope.data.articles.numbers import NumberMention
from poliscope.data.articles.signs import holds

__all__ = [
    "HAN",
    "KINDS",
    "LATIN",
    "LEVEL",
    "NO_LEVEL",
    "PARTS",
    "PERCENT",
    "Figure",
    "Needs",
    "Order",
    "Pass",
    "Passes",
    "Rule",
    "refines",
    "rule",
]

KINDS = frozenset(["level", "growth", "change", "share", "gap", "ratio", "rank"])
"""All that :class:`~poliscope.data.articles.relations.Relation` knows."""
LEVEL = frozenset(["level"])
PARTS = frozenset(["level", "share"])
"""What a percentage of something is told as."""
PERCENT = frozenset(["%"])
NO_LEVEL = frozenset(["%", "pp", "times"])
"""Units of figures that tell of another figure."""
HAN = "han"
LATIN = "latin"

#: Unit, kind of relation, scripts of the sentence, and whether a figure stands before it.
Sort = tuple[str | None, str, tuple[bool, bool], bool]


class Figure:
    """A figure of a sentence, and what is known of it when a rule is asked.

    Attributes
    ----------
    passage : Passage
        The sentence.
    i : int
        Which of its numbers.
    out : list of Topic
        What the numbers before it measure; for a pass over all topics, what all of them do.
    chosen : TopicMention or None
        The phrase of the lexicon that would be taken.
    trust : float
        How near it stands.
    number : NumberMention
    kind : str
        Of its relation.
    after : int
        Where the number before it ends, else the sentence begins.
    sort : tuple
        What decides which rules fit, whatever signs stand in the sentence.
    """

    __slots__ = ("after", "chosen", "i", "kind", "number", "out", "passage", "sort", "trust")

    def __init__(
        self,
        passage: Passage,
        i: int,
        out: list[Topic],
        chosen: TopicMention | None = None,
        trust: float = 0.0,
    ) -> None:
        self.passage = passage
        self.i = i
        self.out = out
        self.chosen = chosen
        self.trust = trust
        self.number: NumberMention = passage.numbers[i]
        self.kind = passage.relations[i].kind
        self.after = passage.numbers[i - 1].end if i else passage.start
        self.sort: Sort = (self.number.scanned.unit, self.kind, passage.scripts, i > 0)

    @property
    def told(self) -> Topic | None:
        """Give what the figure before measured, of this sentence or the last one of the paragraph."""
        if self.i:
            return self.out[self.i - 1]
        last = self.passage.last
        return last[0] if last is not None and self.passage.fresh else None

    @property
    def named_here(self) -> bool:
        """Tell whether the chosen phrase stands behind the figure before: in what this one is said with."""
        return self.chosen is not None and self.chosen.start >= self.after


@dataclass(frozen=True, slots=True)
class Needs:
    """What must be there for a rule to be asked.

    Attributes
    ----------
    units : frozenset of (str or None), or None
        Units of the figure; None for any.
    no_units : frozenset of (str or None)
        Units that the figure must not have.
    kinds : frozenset of str
        Kinds of its relation.
    script : str or None
        ``HAN`` or ``LATIN`` where a character of that script must stand in the sentence.
    place : str or None
        ``"first"`` or ``"later"`` among the figures of the sentence.
    signs : tuple of str
        One of them must stand in the sentence; empty for none.
    """

    units: frozenset[str | None] | None = None
    no_units: frozenset[str | None] = frozenset()
    kinds: frozenset[str] = KINDS
    script: str | None = None
    place: Literal["first", "later"] | None = None
    signs: tuple[str, ...] = ()

    def fit(self, unit: str | None, kind: str, scripts: tuple[bool, bool], later: bool) -> bool:
        """Tell whether figures of a sort have what is needed, whatever signs stand in their sentence."""
        has_script = self.script is None or scripts[self.script == LATIN]
        has_unit = (self.units is None or unit in self.units) and unit not in self.no_units
        has_place = self.place is None or later == (self.place == "later")
        return has_unit and kind in self.kinds and has_script and has_place


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that tells what a figure measures, and what it needs to be asked."""

    tells: Callable[[Figure], Topic | None]
    needs: Needs


@dataclass(frozen=True, slots=True)
class Pass:
    """A pass over topics that are told already, and what a figure needs for it.

    Attributes
    ----------
    makes : callable
        Gives the topic that a figure has after it.
    needs : Needs
    in_turn : bool
        Whether each figure sees those before it as this pass has left them, not as it found them.
    """

    makes: Callable[[Figure, Topic], Topic]
    needs: Needs
    in_turn: bool = False


def _needs(
    units: Iterable[str | None] | None,
    no_units: Iterable[str | None],
    kinds: Iterable[str],
    script: str | None,
    place: Literal["first", "later"] | None,
    signs: tuple[str, ...],
) -> Needs:
    fitting = None if units is None else frozenset(units)
    return Needs(fitting, frozenset(no_units), frozenset(kinds), script, place, signs)


def rule(
    *,
    units: Iterable[str | None] | None = None,
    no_units: Iterable[str | None] = (),
    kinds: Iterable[str] = KINDS,
    script: str | None = None,
    place: Literal["first", "later"] | None = None,
    signs: tuple[str, ...] = (),
) -> Callable[[Callable[[Figure], Topic | None]], Rule]:
    """Make a rule of a function, with what it needs (:class:`Needs`)."""
    needs = _needs(units, no_units, kinds, script, place, signs)
    return lambda tells: Rule(tells, needs)


def refines(
    *,
    units: Iterable[str | None] | None = None,
    no_units: Iterable[str | None] = (),
    kinds: Iterable[str] = KINDS,
    script: str | None = None,
    place: Literal["first", "later"] | None = None,
    signs: tuple[str, ...] = (),
    in_turn: bool = False,
) -> Callable[[Callable[[Figure, Topic], Topic]], Pass]:
    """Make a pass of a function, with what it needs (:class:`Needs`)."""
    needs = _needs(units, no_units, kinds, script, place, signs)
    return lambda makes: Pass(makes, needs, in_turn)


class Order:
    """Rules in the order in which they are asked.

    Parameters
    ----------
    *groups : sequence of Rule
        Each group goes before the next.
    """

    def __init__(self, *groups: Sequence[Rule]) -> None:
        self.rules = tuple(one for group in groups for one in group)
        self._of_sort: dict[Sort, tuple[Rule, ...]] = {}

    def of(self, f: Figure) -> tuple[Rule, ...]:
        """Give the rules that can speak of figures of a sort, whatever signs their sentence has."""
        known = self._of_sort.get(f.sort)
        if known is None:
            known = tuple(one for one in self.rules if one.needs.fit(*f.sort))
            self._of_sort[f.sort] = known
        return known

    def tell(self, f: Figure) -> Topic | None:
        """Ask the rules one after the other; the first that tells what the figure measures is believed."""
        sentence = f.passage.sentence
        for one in self.of(f):
            signs = one.needs.signs
            if signs and not holds(sentence, signs):
                continue
            topic = one.tells(f)
            if topic is not None:
                return topic
        return None


class Passes:
    """Passes in the order in which they go over topics.

    Parameters
    ----------
    *groups : sequence of Pass
        Each group goes before the next.
    """

    def __init__(self, *groups: Sequence[Pass]) -> None:
        self.passes = tuple(one for group in groups for one in group)
        self._of_sort: dict[Sort, tuple[int, ...]] = {}

    def of(self, f: Figure) -> tuple[int, ...]:
        """Give the places of the passes that figures of a sort may need."""
        known = self._of_sort.get(f.sort)
        if known is None:
            known = tuple(k for k, one in enumerate(self.passes) if one.needs.fit(*f.sort))
            self._of_sort[f.sort] = known
        return known

    def through(self, f: Figure, topic: Topic) -> Topic:
        """Take the topic of one figure through all passes, as soon as it is told."""
        for k in self.of(f):
            one = self.passes[k]
            signs = one.needs.signs
            if not signs or holds(f.passage.sentence, signs):
                topic = one.makes(f, topic)
        return topic

    def over(self, figures: Sequence[Figure], out: list[Topic]) -> None:
        """Take the topics of all figures of a sentence through one pass after the other.

        Parameters
        ----------
        figures : sequence of Figure
            All of them see ``out``.
        out : list of Topic
            Is changed.
        """
        turns: dict[int, list[Figure]] = {}
        for f in figures:
            for k in self.of(f):
                turns.setdefault(k, []).append(f)
        for k in sorted(turns):
            one = self.passes[k]
            signs = one.needs.signs
            if signs and not holds(figures[0].passage.sentence, signs):
                continue
            if one.in_turn or len(turns[k]) == 1:
                for f in turns[k]:
                    out[f.i] = one.makes(f, out[f.i])
            else:
                made = [one.makes(f, out[f.i]) for f in turns[k]]
                for f, topic in zip(turns[k], made, strict=True):
                    out[f.i] = topic
