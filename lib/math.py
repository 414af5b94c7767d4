"""The constants of math, and those of its functions that are written in Python. The machine has the others, such as sin()."""

from _math import copysign, sqrt
from _math import log as _lab_log

pi = 3.141592653589793
e = 2.718281828459045
tau = 6.283185307179586
inf = float('inf')
nan = float('nan')


def isnan(x):
    x = float(x)
    return x != x


def isinf(x):
    x = float(x)
    return x == inf or x == -inf


def isfinite(x):
    x = float(x)
    return x - x == 0.0


def trunc(x):
    return int(x)


def floor(x):
    whole = int(x)
    return whole - 1 if whole > x else whole


def ceil(x):
    whole = int(x)
    return whole + 1 if whole < x else whole


def log(x, base=None):
    if base is None:
        return _log(x)
    return _log(x) / _log(base)


def _log(x):
    if x <= 0:
        raise ValueError('math domain error')
    if isinstance(x, int) and x >= 2 ** 1000:
        shift = len(bin(x)) - 62
        return _lab_log(x >> shift) + shift * 0.6931471805599453
    return _lab_log(x)


def hypot(*coordinates):
    return _norm([abs(float(x)) for x in coordinates])


def dist(p, q):
    if len(p) != len(q):
        raise ValueError('both points must have the same number of dimensions')
    return _norm([abs(float(a) - float(b)) for a, b in zip(p, q)])


def _norm(values):
    largest = max(values, default=0.0)
    if largest == 0.0 or largest == inf:
        return largest
    return largest * sqrt(fsum([(x / largest) ** 2 for x in values]))


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    if rel_tol < 0.0 or abs_tol < 0.0:
        raise ValueError('tolerances must be non-negative')
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    difference = abs(b - a)
    return difference <= abs(rel_tol * b) or difference <= abs(rel_tol * a) or difference <= abs_tol


def gcd(*integers):
    result = 0
    for each in integers:
        a, b = result, abs(each)
        while b:
            a, b = b, a % b
        result = a
    return result


def lcm(*integers):
    result = 1
    for each in integers:
        if each == 0:
            return 0
        result = result * abs(each) // gcd(result, each)
    return result


def factorial(n):
    if not isinstance(n, int):
        raise TypeError(f"'{type(n).__name__}' object cannot be interpreted as an integer")
    if n < 0:
        raise ValueError('factorial() not defined for negative values')
    return _product(1, n)


def _product(low, high):
    """Returns the product of the ints from `low` to `high`. It multiplies the products of the two halves, so only the last
    multiplications have long factors."""
    if high - low < 8:
        result = 1
        for each in range(low, high + 1):
            result *= each
        return result
    middle = (low + high) // 2
    return _product(low, middle) * _product(middle + 1, high)


def isqrt(n):
    if n < 0:
        raise ValueError('isqrt() argument must be nonnegative')
    if n == 0:
        return 0
    guess = 1 << (len(bin(n)) - 1) // 2
    while True:
        better = (guess + n // guess) // 2
        if better >= guess:
            return guess
        guess = better


def comb(n, k):
    if n < 0:
        raise ValueError('n must be a non-negative integer')
    if k < 0:
        raise ValueError('k must be a non-negative integer')
    if k > n:
        return 0
    k = min(k, n - k)
    return _product(n - k + 1, n) // _product(1, k)


def perm(n, k=None):
    if k is None:
        return factorial(n)
    if n < 0:
        raise ValueError('n must be a non-negative integer')
    if k < 0:
        raise ValueError('k must be a non-negative integer')
    return 0 if k > n else _product(n - k + 1, n)


def prod(iterable, *, start=1):
    for each in iterable:
        start *= each
    return start


def fsum(iterable):
    """Returns the sum without loss of precision, with Shewchuk's partial sums, which do not overlap."""
    partials = []
    for x in iterable:
        x = float(x)
        count = 0
        for y in partials:
            if abs(x) < abs(y):
                x, y = y, x
            high = x + y
            low = y - (high - x)
            if low:
                partials[count] = low
                count += 1
            x = high
        partials = partials[:count]
        partials.append(x)
    return sum(partials, 0.0)


def modf(x):
    whole = float(int(x)) if isfinite(x) else x
    return (copysign(0.0 if isinf(x) else x - whole, x), whole)
