"""The answers as plain JSON: the data of the report, of the local web app, and of golden files.

Everything that a page shows stands here, so that a page needs no other source. There is no NaN (null
stands for "no number"), and the same answers always give the same bundle. Fields, by their path:

``schema``, ``version``
    ``"poliscope-bundle"`` and the version of this description; a change that breaks readers raises it.
``languages``
    Languages of the texts by language below, the first being shown first.
``about``
    ``id, title, question, description, unit`` (texts by language), ``focus`` (codes of units that the
    reader asks about), ``period``, ``seed``, ``digest`` (changes with every input), ``poliscope``
    (version), ``command`` (what makes the report), ``decimals`` (of a score).
``units``
    ``codes``; ``labels`` by language; ``groups`` by name: the group of each unit, ``""`` for none.
``tree``
    Nodes are numbered: indicators, then aggregates from the bottom up, the index last. ``indicators``
    (how many), ``codes``, ``labels`` by language, ``parent`` (number or null), ``level`` (1 for an
    indicator), ``weight`` (as given), ``share`` (in the parent), ``effective`` (in the index). For
    indicators: ``direction``, ``unit_of_measure``, ``denominator`` (code or null),
    ``denominator_scale``, ``target``, ``goalposts``, ``source``, ``description``. For aggregates:
    ``aggregation`` (``method``, ``power`` of the power mean or null, ``minimum_availability``).
``weight_sets``
    Named sets of weights: one number a node.
``recipe``
    ``spec`` (as in a study file); ``steps``: ``step, scope`` (``all``, ``level`` or ``nodes``), ``at``
    (level from the lowest, or codes), ``method, label`` and ``summary`` by language, ``parameters``
    (``name, value, default, description``), ``references`` (numbers); ``bibliography``;
    ``aggregations``: the label of each aggregation used, by language; ``order`` of the preparing steps;
    ``normalise_over`` (for a panel).
``values``
    Units x indicators: ``raw`` (as settled), ``denominated`` (after dividing; null where nothing is
    divided), ``prepared`` (after denominating, imputing and treating, before normalising),
    ``normalised`` (higher is better). Units x denominators: ``denominators`` (null where there are none).
``scores``
    Units x aggregates; the scores of indicators are ``values.normalised``.
``ranks``, ``contributions``
    Units x nodes. Ranks: 1 is best, equal scores share a rank. Contributions: children add up to
    their parent.
``cells``
    What happened to single figures: ``imputed`` ``[unit, indicator]``; ``treated`` ``[unit, indicator,
    before, after, action]``; by position, not by code. ``actions``: what each action is called, by
    language. Figures of another period stand among the ``flags`` and in ``evidence.period``.
``conflicts``
    ``unit, indicator, period, rule, value`` (used) and ``claims`` (``value, period, source, address,
    locator, quote, status``).
``evidence``
    ``columns``: codes of the indicators, then of the denominators. The claim behind every figure, as
    numbers, units x columns (null: no claim): ``source``,
    ``row`` (in the source's file), ``note``, ``period``, ``measure``. They point into ``sources``
    (``title, address, file, figures``: how many are used), ``notes`` (``source, locator, quote, status,
    standard_error``), ``periods`` and ``measures``. ``claims``, ``held_back``: how many claims the
    study has, and how many wait for acceptance or are rejected.
``findings``
    ``type``, its own fields, ``because`` (``[unit, indicator, period]`` of the figures that it rests
    on) and ``words`` by language; the most important first.
``flags``
    ``kind, count, share, cells`` (``[unit, indicator, period]``, the first thousand), ``words``.
``excluded``
    ``unit, reason, available`` (share of its figures), ``words``.
``standing``
    Where each unit of ``about.focus`` stands: ``unit, words``.
``robustness``
    How sure; null until computed. Its fields: :mod:`poliscope.show.bundle.robustness`.
``structure``, ``incidence``, ``peers``, ``trends``, ``complementarity``
    Null where the study does not ask. Their fields: :mod:`poliscope.show.bundle.regional`.
``commands``
    What computes each of those, by its name.
"""

from poliscope.show.bundle.bundle import COMMANDS, SCHEMA, VERSION, make_bundle
from poliscope.show.bundle.robustness import robustness_document

__all__ = ["COMMANDS", "SCHEMA", "VERSION", "make_bundle", "robustness_document"]
