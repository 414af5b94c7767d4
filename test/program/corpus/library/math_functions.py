import math
from math import pi, sqrt

print(sqrt(16), math.pi == pi, math.floor(2.7), math.floor(-2.7), math.ceil(2.1), math.ceil(-2.1), math.trunc(-2.7))
print(math.factorial(20), math.factorial(30), math.comb(10, 3), math.perm(5, 2), math.perm(4))
print(math.gcd(12, 18, 30), math.lcm(4, 6), math.isqrt(99), math.isqrt(10 ** 30))
print(math.isclose(0.1 + 0.2, 0.3), math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1.5))
print(math.prod([1, 2, 3, 4]), math.fsum([0.1] * 10), math.hypot(3, 4), math.dist((0, 0), (3, 4)))
print(round(math.sin(1), 12), round(math.log(10), 12), math.log(8, 2), math.log2(1024), math.log10(1000))
print(math.exp(0), math.pow(2, 10), math.fabs(-3), math.copysign(1, -0.0), math.fmod(7, -3), math.modf(3.25))
print(math.degrees(pi), math.radians(180), math.atan2(1, 1) == pi / 4)
for call in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.exp(1000), lambda: math.factorial(-1), lambda: math.sqrt('x')):
    try:
        call()
    except (ValueError, OverflowError, TypeError) as error:
        print(type(error).__name__, error)
