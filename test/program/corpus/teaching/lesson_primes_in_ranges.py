"""An executor counts primes in ranges."""
from concurrent.futures import ThreadPoolExecutor
import threading
import math


def count_primes(bounds):
    low, high = bounds
    return sum(all(n % d for d in range(2, math.isqrt(n) + 1)) for n in range(max(low, 2), high))


ranges = [(start, start + 100) for start in range(0, 500, 100)]
with ThreadPoolExecutor(max_workers=2) as executor:
    counts = list(executor.map(count_primes, ranges))
for (low, high), count in zip(ranges, counts):
    print(f'{low:>4}–{high:<4} {count:>3}')
print(sum(counts), threading.active_count())
