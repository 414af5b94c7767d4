"""Means and spreads of numbers. Sums of floats are exact, as in CPython: they are sums of fractions."""

from math import fsum, sqrt


class StatisticsError(ValueError):
    pass


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
