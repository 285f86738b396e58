"""Numbers as a person reads them: one rounding rule (half up on the decimal digits), 万 and 亿 in Chinese.

The browser rounds the same way (``Intl.NumberFormat``, half away from zero), so that page and program
never differ in the last digit shown. Nothing here changes a number that is computed with.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Context, Decimal

__all__ = ["MISSING", "compact", "decimals_for", "figure", "fixed", "percent", "significant"]

MISSING = "–"
"""Shown where there is no number."""

_CONTEXT = Context(prec=400, rounding=ROUND_HALF_UP)
_SCALES = {
    "en": ((10**12, "T"), (10**9, "B"), (10**6, "M"), (10**3, "K"), (1, "")),
    "zh": ((10**12, "万亿"), (10**8, "亿"), (10**4, "万"), (1, "")),
}


def fixed(value: float, decimals: int) -> str:
    """Return a number with so many decimals and thousands grouped.

    Examples
    --------
    >>> fixed(1234.565, 2), fixed(-0.04, 1), fixed(float("nan"), 1)
    ('1,234.57', '0.0', '–')
    """
    if not math.isfinite(value):
        return MISSING
    return _grouped(_rounded(_decimal(value), decimals))


def significant(value: float, digits: int = 3) -> str:
    """Return a number rounded to so many significant digits, without trailing zeros.

    Examples
    --------
    >>> significant(12345), significant(0.012345), significant(2.0)
    ('12,300', '0.0123', '2')
    """
    if not math.isfinite(value):
        return MISSING
    return _grouped(_shortest(_significant(_decimal(value), digits)))


def figure(value: float) -> str:
    """Return a figure as it was given: exactly up to eight digits, else to six, never less than whole.

    Examples
    --------
    >>> figure(34606.4), figure(1997.47), figure(24700), figure(2 / 3)
    ('34,606.4', '1,997.47', '24,700', '0.666667')
    """
    if not math.isfinite(value):
        return MISSING
    if value != 0 and not 1e-6 <= abs(value) < 1e15:
        return f"{value:.6g}"
    exact = _shortest(_decimal(value))
    if len(exact.as_tuple().digits) <= 8 or exact == exact.to_integral_value():
        return _grouped(exact)
    return _grouped(_shortest(_rounded(exact, max(0, 5 - exact.adjusted()))))


def compact(value: float, language: str, digits: int = 3) -> str:
    """Return a large number in short: thousands, millions; in Chinese 万, 亿, 万亿.

    Parameters
    ----------
    value : float
        The number.
    language : str
        ``"en"`` or ``"zh"``.
    digits : int
        Significant digits.

    Examples
    --------
    >>> compact(12345, "zh"), compact(3.47e12, "zh"), compact(12345, "en")
    ('1.23万', '3.47万亿', '12.3K')
    """
    if not math.isfinite(value):
        return MISSING
    number = _decimal(value)
    for scale, name in _SCALES[language]:
        scaled = _significant(number / scale, digits)
        # 99,995,000 rounds to 1亿, not to 10000万
        if abs(scaled) >= 1 or scale == 1:
            short = _shortest(scaled)
            return (f"{short:f}" if abs(short) < 10_000 else _grouped(short)) + name
    raise AssertionError("the last scale is 1")


def percent(share: float) -> str:
    """Return a share as a percentage that never claims all or nothing by rounding.

    Examples
    --------
    >>> percent(0.536), percent(0.021), percent(0.9996), percent(1), percent(0.0001)
    ('54%', '2.1%', '>99.9%', '100%', '<0.1%')
    """
    if not math.isfinite(share):
        return MISSING
    if 0 < share < 0.001:
        return "<0.1%"
    if 0.999 < share < 1:
        return ">99.9%"
    fine = 0 < share < 0.1 or 0.99 < share < 1
    return _grouped(_shortest(_rounded(_decimal(share) * 100, 1 if fine else 0))) + "%"


def decimals_for(values: Iterable[float]) -> int:
    """Return how many decimals show about three digits of the spread of some scores.

    Examples
    --------
    >>> decimals_for([12.0, 88.0]), decimals_for([-1.5, 2.0]), decimals_for([0.2, 0.9])
    (1, 2, 3)
    """
    known = [value for value in values if math.isfinite(value)]
    spread = max(known) - min(known) if known else 0.0
    if spread <= 0:
        return 1
    return min(6, max(0, 2 - math.floor(math.log10(spread))))


def _decimal(value: float) -> Decimal:
    """Return the shortest decimal number that stands for a float: 2.675 is 2.675, not 2.67499999..."""
    return Decimal(repr(float(value)))


def _rounded(number: Decimal, decimals: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-decimals), context=_CONTEXT)


def _significant(number: Decimal, digits: int) -> Decimal:
    if number == 0:
        return number
    return _rounded(number, digits - 1 - number.adjusted())


def _shortest(number: Decimal) -> Decimal:
    """Return the number without trailing zeros after the point."""
    short = number.normalize(_CONTEXT)
    return short if short != short.to_integral_value() else short.quantize(Decimal(1), context=_CONTEXT)


def _grouped(number: Decimal) -> str:
    return f"{abs(number) if number == 0 else number:,f}"
