"""Functions for the mean, the median and the spread of numbers. Sums of floats are exact, as in CPython: they are sums of fractions."""

from math import fsum, isqrt


class StatisticsError(ValueError):
    pass


def _ratio(value):
    """Returns a number as a fraction of two ints. The denominator is a power of 2."""
    if isinstance(value, int):
        return int(value), 1
    if not isinstance(value, float):
        raise TypeError(f"can't convert type '{type(value).__name__}' to numerator/denominator")
    denominator = 1
    while value != int(value):
        value *= 2
        denominator *= 2
    return int(value), denominator


def _sums(data):
    """Gives all values a common denominator. Returns the number of values, the sum of the numerators, the sum of the squares of the
    numerators, and the denominator."""
    ratios = [_ratio(value) for value in data]
    common = max([denominator for _, denominator in ratios], default=1)
    scaled = [numerator * (common // denominator) for numerator, denominator in ratios]
    return len(scaled), sum(scaled), sum([value * value for value in scaled]), common


def _number(numerator, denominator, values):
    is_int = all([isinstance(value, int) for value in values])
    return numerator // denominator if is_int and numerator % denominator == 0 else numerator / denominator


def mean(data):
    values = list(data)
    if not values:
        raise StatisticsError('mean requires at least one data point')
    count, total, _, common = _sums(values)
    return _number(total, common * count, values)


def _deviations(data, least, message):
    """Returns the sum of squared deviations from the mean, as a fraction, and the values."""
    values = list(data)
    if len(values) < least:
        raise StatisticsError(message)
    count, total, squares, common = _sums(values)
    return count * squares - total * total, count * common * common, values


def variance(data):
    numerator, denominator, values = _deviations(data, 2, 'variance requires at least two data points')
    return _number(numerator, denominator * (len(values) - 1), values)


def pvariance(data):
    numerator, denominator, values = _deviations(data, 1, 'pvariance requires at least one data point')
    return _number(numerator, denominator * len(values), values)


def stdev(data):
    numerator, denominator, values = _deviations(data, 2, 'stdev requires at least two data points')
    return _root(numerator, denominator * (len(values) - 1))


def pstdev(data):
    numerator, denominator, values = _deviations(data, 1, 'pstdev requires at least one data point')
    return _root(numerator, denominator * len(values))


def _root(numerator, denominator):
    """Returns the square root of a fraction. It rounds once, from an int root of more than 64 bits."""
    if numerator == 0:
        return 0.0
    shift = 0
    while numerator << 2 * shift < denominator << 140:
        shift += 8
    scaled = numerator << 2 * shift
    root = isqrt(scaled // denominator)
    if root * root * denominator != scaled:
        # The lowest bit shows that the exact root is larger. So the division does not mistake the root for a tie.
        root |= 1
    return root / (1 << shift)


def fmean(data, weights=None):
    values = [float(each) for each in data]
    if weights is None:
        if not values:
            raise StatisticsError('fmean requires at least one data point')
        return fsum(values) / len(values)
    shares = [float(each) for each in weights]
    if len(shares) != len(values):
        raise StatisticsError('data and weights must be the same length')
    total = fsum(shares)
    if not total:
        raise StatisticsError('sum of weights must be non-zero')
    return fsum([value * share for value, share in zip(values, shares)]) / total


def median(data):
    values = sorted(data)
    n = len(values)
    if n == 0:
        raise StatisticsError('no median for empty data')
    if n % 2 == 1:
        return values[n // 2]
    return (values[n // 2 - 1] + values[n // 2]) / 2


def median_low(data):
    values = sorted(data)
    if not values:
        raise StatisticsError('no median for empty data')
    return values[(len(values) - 1) // 2]


def median_high(data):
    values = sorted(data)
    if not values:
        raise StatisticsError('no median for empty data')
    return values[len(values) // 2]


def _counts(data):
    counts = {}
    for each in data:
        counts[each] = counts.get(each, 0) + 1
    return counts


def mode(data):
    counts = _counts(data)
    if not counts:
        raise StatisticsError('no mode for empty data')
    most = max(counts.values())
    for value, count in counts.items():
        if count == most:
            return value


def multimode(data):
    counts = _counts(data)
    most = max(counts.values()) if counts else 0
    return [value for value, count in counts.items() if count == most]
