"""The steps up to normalisation while they run, and what they leave behind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from poliscope.errors import ArrayError
from poliscope.kernels import BoolArray, FloatArray, IntArray
from poliscope.methods.base import Layout, Method
from poliscope.methods.normalise import Normalisation
from poliscope.methods.treat import Treated, Treatment

if TYPE_CHECKING:
    from poliscope.methods.recipe.recipe import Recipe

__all__ = ["Preparation", "Stages", "StepError"]


class StepError(ValueError):
    """An array did not suit the method of a step; the layer that knows names turns it into a message.

    Parameters
    ----------
    step : str
        Which step.
    method : str
        Which method.
    error : ArrayError
        What the method said.
    columns : int array
        What the columns of the error's cells mean: indicators, or nodes in ``step="aggregate"``.
    """

    def __init__(self, step: str, method: str, error: ArrayError, columns: IntArray):
        super().__init__(f"{step} ({method}): {error.reason}")
        self.step, self.method, self.error, self.columns = step, method, error, columns


@dataclass(frozen=True, slots=True, eq=False)
class Stages:
    """The arrays after each step.

    Parameters
    ----------
    raw : array, (..., units, indicators)
        As settled.
    kept : bool array, (..., units)
        Units that stayed after screening.
    denominated, imputed, treated, normalised : array, (..., units, indicators)
        After each step; NaN in units that were screened out.
    was_imputed : bool array, (..., units, indicators)
        Cells that imputation filled.
    treatment : Treated
        What treatment did to each point.
    screened_values : array, (..., units, indicators)
        The values that the screening looked at.
    """

    raw: FloatArray
    kept: BoolArray
    denominated: FloatArray
    imputed: FloatArray
    was_imputed: BoolArray
    treated: FloatArray
    treatment: Treated
    normalised: FloatArray
    screened_values: FloatArray


class Preparation:
    """The steps up to normalisation while they run."""

    def __init__(
        self,
        recipe: Recipe,
        layout: Layout,
        codes: tuple[str, ...],
        raw: FloatArray,
        denominators: FloatArray | None,
        forced: FloatArray | None,
    ):
        self.recipe, self.layout, self.codes, self.forced = recipe, layout, codes, forced
        self.raw = self.x = raw
        self.denominators = np.ones_like(raw) if denominators is None else denominators
        self.kept = np.ones(raw.shape[:-1], dtype=bool)
        self.after: dict[str, FloatArray] = {}
        self.was_imputed = np.zeros(raw.shape, dtype=bool)
        self.treatment = Treated(raw, np.zeros(raw.shape, dtype=np.intp))
        self.screened_values = raw

    def denominate(self) -> None:
        method = self.recipe.denominate
        run = guarded(
            "denominate", method, lambda: method(self.x, self.denominators, layout=self.layout), self._all
        )
        self._done("denominate", run)

    def screen(self) -> None:
        self.screened_values = self.x
        kept = self.recipe.screen(self.x, layout=self.layout)
        if self.forced is not None:
            kept = (kept | (self.forced > 0)) & ~(self.forced < 0)
        self.kept = kept
        self._done("screen", self.x)

    def impute(self) -> None:
        filled = self._by_column("impute", lambda method, x, layout: method(x, layout=layout))
        # observed cells are never touched, whatever a method (or a user's own class) returns
        filled = np.where(np.isfinite(self.x), self.x, filled)
        self.was_imputed = np.isfinite(filled) & ~np.isfinite(self.x) & self.kept[..., None]
        self._done("impute", filled)

    def treat(self) -> None:
        before = self.x
        parts: list[tuple[IntArray, Treated]] = []

        def run(method: Treatment, x: FloatArray, layout: Layout) -> FloatArray:
            treated = method(x, layout=layout)
            parts.append((self._columns, treated))
            return treated.values

        values = self._by_column("treat", run)
        self.treatment = _joined(parts, before, values)
        self._done("treat", values)

    def normalise(self) -> None:
        panel = self.x.ndim > 2 and self.layout.periods is not None and self.recipe.normalise_over == "all"

        def run(method: Normalisation, x: FloatArray, layout: Layout) -> FloatArray:
            reference = x.reshape(-1, x.shape[-1]) if panel else None
            return method(x, layout=layout, reference=reference)

        self._done("normalise", self._by_column("normalise", run))

    def stages(self) -> Stages:
        return Stages(
            raw=self.raw,
            kept=self.kept,
            denominated=self.after["denominate"],
            imputed=self.after["impute"],
            was_imputed=self.was_imputed,
            treated=self.after["treat"],
            treatment=self.treatment,
            normalised=self.after["normalise"],
            screened_values=self.screened_values,
        )

    @property
    def _all(self) -> IntArray:
        return np.arange(self.raw.shape[-1])

    def _by_column(self, step: str, run: Callable[[Any, FloatArray, Layout], FloatArray]) -> FloatArray:
        """Run a step, each method on its own columns."""
        if not getattr(self.recipe, f"{step}_each", None):
            self._columns, method = self._all, getattr(self.recipe, step)
            return guarded(step, method, lambda: run(method, self.x, self.layout), self._all)
        out = np.empty_like(self.x)
        for method, columns in self.recipe.each(step, self.codes):
            if len(columns):
                self._columns = columns
                out[..., columns] = self._on(step, method, columns, run)
        return out

    def _on(self, step: str, method: Method, columns: IntArray, run: Any) -> FloatArray:
        return guarded(
            step, method, lambda: run(method, self.x[..., columns], self.layout.columns(columns)), columns
        )

    def _done(self, step: str, values: FloatArray) -> None:
        """Note the result; units that were screened out stay out."""
        if not self.kept.all():
            values = np.where(self.kept[..., None], values, np.nan)
        self.after[step] = self.x = values


def guarded(step: str, method: Method, run: Callable[[], FloatArray], columns: IntArray) -> FloatArray:
    """Run a method; an error tells the step and what its columns mean."""
    try:
        return run()
    except ArrayError as error:
        raise StepError(step, method.name, error, columns) from error


def _joined(parts: list[tuple[IntArray, Treated]], before: FloatArray, values: FloatArray) -> Treated:
    """Put together what several treatments did, each on its own columns."""
    if len(parts) == 1 and len(parts[0][0]) == values.shape[-1]:
        return parts[0][1]
    actions: list[str] = [""]
    points = np.zeros(before.shape, dtype=np.intp)
    details: dict[str, FloatArray] = {}
    for columns, treated in parts:
        for action in treated.actions:
            if action not in actions:
                actions.append(action)
        renumber = np.array([actions.index(action) for action in treated.actions], dtype=np.intp)
        points[..., columns] = renumber[treated.points]
        for name, value in treated.details.items():
            whole = details.setdefault(name, np.full((*before.shape[:-2], before.shape[-1]), np.nan))
            whole[..., columns] = value
    return Treated(values, points, tuple(actions), details)
