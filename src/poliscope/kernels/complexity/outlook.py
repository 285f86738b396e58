"""What complexity lies near: the complexity outlook of regions, and what an activity adds to it."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike

from poliscope.errors import ArrayError, one_of
from poliscope.kernels.activities import Array, check_table, to_dense

__all__ = ["outlook_gain", "outlook_index"]


def outlook_index(M: Any, density: ArrayLike, pci: ArrayLike, *, eci: ArrayLike | None = None) -> Array:
    """Compute the complexity outlook index: how complex the near activities are that a region lacks.

    ``sum_c density_rc (1 - M_rc) PCI_c``. It depends on where the zero of PCI lies; the book has PCI as
    z-score. With `eci`, ``PCI_c - ECI_r`` stands in place of ``PCI_c``, which does not depend on it:
    near activities count as far as they are more complex than what the region does now.

    Parameters
    ----------
    M : array_like (..., regions, activities)
        Presences.
    density : array_like (..., regions, activities)
        Relatedness density.
    pci : array_like (..., activities)
        Complexity of activities: `pci_z`, or `pci` with `eci`.
    eci : array_like (..., regions), optional
        Complexity of regions on the scale of `pci`.

    Returns
    -------
    ndarray (..., regions)
        NaN for an empty region.

    References
    ----------
    Hausmann, R., Hidalgo, C. A. et al. (2014). The Atlas of Economic Complexity. MIT Press.
    """
    has, near, worth = _inputs(M, density, pci)
    if eci is not None:
        known = ~np.isnan(np.asarray(pci, dtype=np.float64))[..., None, :]
        ahead = worth - np.asarray(eci, dtype=np.float64)[..., :, None]
        total = np.where(known, near * (1.0 - has) * ahead, 0.0).sum(axis=-1)
    else:
        total = (near * (1.0 - has) * worth).sum(axis=-1)
    return np.where(has.any(axis=-1), total, np.nan)


def outlook_gain(
    M: Any,
    proximity: Any,
    pci: ArrayLike,
    *,
    form: Literal["exact", "book", "partial"] = "exact",
) -> Array:
    """Compute the complexity outlook gain: what adding an activity does to a region's outlook.

    The exact change, with proximities and complexities as they are, is

    ``sum_{k != c} (1 - M_rk) phi_ck / sum_j phi_jk PCI_k - density_rc PCI_c``:

    the other missing activities come nearer, and c itself is no longer missing.

    Parameters
    ----------
    M : array_like (regions, activities)
        Presences.
    proximity : array_like (activities, activities)
        Symmetric links. With ones on its diagonal (an activity linked to itself) the book's conventions.
    pci : array_like (activities,)
        Complexity of activities as in :func:`outlook_index`.
    form : {"exact", "book", "partial"}
        The exact change; the book's formula, whose first sum holds c too and whose second term is
        ``(1 - distance)``; or its first sum alone, which several packages call the gain.

    Returns
    -------
    ndarray (regions, activities)
        Exact form: NaN for activities that a region has, that nobody has, and for empty regions. Other
        forms: 0 for activities that a region has.

    References
    ----------
    Hausmann, R., Hidalgo, C. A. et al. (2014). The Atlas of Economic Complexity. MIT Press.
    """
    if form not in (known := ("exact", "book", "partial")):
        raise ArrayError(f"unknown form of the outlook gain {form!r}", help=one_of(str(form), known))
    links = to_dense(proximity)
    near = links.sum(axis=0)
    share = links / np.where(near > 0, near, 1.0)
    has, density, worth = _inputs(M, to_dense(M) @ share, pci)
    lacks = 1.0 - has
    if form == "exact":
        share = share - np.diag(np.diag(share))
    gain = (lacks * worth) @ share.T
    if form != "partial":
        gain = gain - density * worth
    if form != "exact":
        return np.asarray(gain * lacks)
    defined = (has == 0) & has.any(axis=-1, keepdims=True) & ~np.isnan(np.asarray(pci, dtype=np.float64))
    return np.where(defined, gain, np.nan)


def _inputs(M: Any, density: ArrayLike, pci: ArrayLike) -> tuple[Array, Array, Array]:
    has = to_dense(check_table(M, what="the presence table"))
    worth = np.nan_to_num(np.asarray(pci, dtype=np.float64))[..., None, :]
    return has, np.nan_to_num(np.asarray(density, dtype=np.float64)), worth
