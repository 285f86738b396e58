"""Weights by how far indicators tell units apart."""

from __future__ import annotations

from poliscope.kernels import FloatArray, weighting
from poliscope.methods.weight.family import DataWeighting

__all__ = [
    "AngleWeights",
    "CriticWeights",
    "DeviationWeights",
    "EntropyWeights",
    "GiniWeights",
    "RemovalWeights",
]


class EntropyWeights(DataWeighting, name="entropy"):
    """Entropy weights: a node counts the more, the more unevenly its total is spread over units.

    Parameters
    ----------
    levels : list of int
        Levels of the tree whose siblings are weighed so, 1 being the indicators; the others keep the given
        weights.

    References
    ----------
    Shannon, C. E. (1948). A mathematical theory of communication. Bell System Technical Journal 27(3),
    379-423.

    Zeleny, M. (1982). Multiple Criteria Decision Making. McGraw-Hill.
    """

    def weigh(self, values: FloatArray) -> FloatArray:
        return weighting.entropy_weights(values)


class CriticWeights(DataWeighting, name="critic"):
    """CRITIC weights: a node counts the more, the more it varies and the less its siblings go along.

    Parameters
    ----------
    levels : list of int
        Levels of the tree whose siblings are weighed so, 1 being the indicators; the others keep the given
        weights.

    References
    ----------
    Diakoulaki, D., Mavrotas, G. and Papayannakis, L. (1995). Determining objective weights in multiple
    criteria problems: the CRITIC method. Computers & Operations Research 22(7), 763-770.
    """

    def weigh(self, values: FloatArray) -> FloatArray:
        return weighting.critic_weights(values)


class DeviationWeights(DataWeighting, name="standard-deviation"):
    """Standard-deviation weights: a node counts the more, the more its scores vary over units.

    Parameters
    ----------
    levels : list of int
        Levels of the tree whose siblings are weighed so, 1 being the indicators; the others keep the given
        weights.

    References
    ----------
    Diakoulaki, D., Mavrotas, G. and Papayannakis, L. (1995). Determining objective weights in multiple
    criteria problems: the CRITIC method. Computers & Operations Research 22(7), 763-770.
    """

    def weigh(self, values: FloatArray) -> FloatArray:
        return weighting.deviation_weights(values)


class RemovalWeights(DataWeighting, name="merec"):
    """MEREC weights: a node counts the more, the more the scores change when it is removed.

    Parameters
    ----------
    levels : list of int
        Levels of the tree whose siblings are weighed so, 1 being the indicators; the others keep the given
        weights.

    References
    ----------
    Keshavarz-Ghorabaee, M., Amiri, M., Zavadskas, E. K., Turskis, Z. and Antucheviciene, J. (2021).
    Determination of objective weights using a new method based on the removal effects of criteria (MEREC).
    Symmetry 13(4), 525.
    """

    def weigh(self, values: FloatArray) -> FloatArray:
        return weighting.removal_weights(values)


class GiniWeights(DataWeighting, name="gini"):
    """Gini weights: a node counts the more, the more unequal its scores are.

    Parameters
    ----------
    levels : list of int
        Levels of the tree whose siblings are weighed so, 1 being the indicators; the others keep the given
        weights.

    References
    ----------
    Gini, C. (1912). Variabilita e mutabilita. Cuppini, Bologna.
    """

    def weigh(self, values: FloatArray) -> FloatArray:
        return weighting.gini_weights(values)


class AngleWeights(DataWeighting, name="angle"):
    """Angle weights: a node counts the more, the wider the angle between its scores and equal scores.

    Parameters
    ----------
    levels : list of int
        Levels of the tree whose siblings are weighed so, 1 being the indicators; the others keep the given
        weights.

    References
    ----------
    Shuai, D., Zongzhun, Z., Yongji, W. and Lei, L. (2012). A new angular method to determine the objective
    weights. International Conference on Information Science and Technology, 3889-3892.
    """

    def weigh(self, values: FloatArray) -> FloatArray:
        return weighting.angle_weights(values)
