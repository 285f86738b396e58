"""How rare and how related what a region can do is: ECI, reflections, fitness, GENEPY, outlook.

``M`` is a table of presences ``(regions, activities)``, dense or ``scipy.sparse``; where leading axes
are allowed the docstring says so. Signs and scales are fixed: complex activities are rare and complex
regions diverse. Regions and activities that have nothing are NaN and do not disturb the others.
"""

from poliscope.kernels.complexity.eigenvectors import (
    ComplexityIndices,
    complexity_bounds,
    complexity_indices,
    presence_components,
    project_complexity,
)
from poliscope.kernels.complexity.fitness import (
    FitnessComplexity,
    fitness_complexity,
    original_fitness,
)
from poliscope.kernels.complexity.genepy import genepy
from poliscope.kernels.complexity.outlook import outlook_gain, outlook_index
from poliscope.kernels.complexity.reflections import Reflections, reflections

__all__ = [
    "ComplexityIndices",
    "FitnessComplexity",
    "Reflections",
    "complexity_bounds",
    "complexity_indices",
    "fitness_complexity",
    "genepy",
    "original_fitness",
    "outlook_gain",
    "outlook_index",
    "presence_components",
    "project_complexity",
    "reflections",
]
