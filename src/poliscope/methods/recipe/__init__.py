"""The recipe: one method for each step, run on arrays."""

from poliscope.methods.recipe.preparation import Stages, StepError
from poliscope.methods.recipe.recipe import STEPS, PreparationStep, Recipe, UnreadableStepError

__all__ = ["STEPS", "PreparationStep", "Recipe", "Stages", "StepError", "UnreadableStepError"]
