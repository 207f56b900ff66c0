"""Values that follow from others: a sum, a difference, a share of a whole."""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.matching.tokens import Token
from crosscheck.quantities.values import Amount

_ROUNDING = 0.005  # of a sum
_ROUNDING_SHARE = 0.03  # of a share, whose percentage is rounded itself


def amounts(tokens: Sequence[Token]) -> list[Amount]:
    """The amounts among `tokens`, ranks left out."""
    return [t.value for t in tokens if isinstance(t.value, Amount) and not t.value.ordinal]


def derived(amount: Amount, given: Sequence[Amount]) -> bool:
    """Whether `amount` follows from two of the `given` ones."""
    return any(
        _summed(amount, a, b) or _shared(amount, a, b) or _shared(amount, b, a) or _ratio(amount, a, b)
        for k, a in enumerate(given)
        for b in given[k + 1 :]
    )


def _summed(amount: Amount, a: Amount, b: Amount) -> bool:
    if a.dimension != b.dimension:
        return False
    if a.dimension != amount.dimension and (a.dimension, amount.dimension) != ("share", "points"):
        return False
    return any(_within(amount, result, _ROUNDING) for result in (a.value + b.value, abs(a.value - b.value)))


def _shared(amount: Amount, share: Amount, whole: Amount) -> bool:
    if share.dimension != "share" or whole.dimension != amount.dimension:
        return False
    return _within(amount, share.value * whole.value, _ROUNDING_SHARE)


def _ratio(amount: Amount, a: Amount, b: Amount) -> bool:
    if amount.dimension != "share" or a.dimension != b.dimension or a.dimension == "share":
        return False
    low, high = sorted((a.value, b.value))
    return bool(high) and _within(amount, low / high, _ROUNDING_SHARE, zero=True)


def _within(amount: Amount, result: float, slack: float, *, zero: bool = False) -> bool:
    return (zero or bool(result)) and amount.low * (1 - slack) <= result <= amount.high * (1 + slack)
