def sieve(limit):
    is_prime = [False, False] + [True] * (limit - 1)
    n = 2
    while n * n <= limit:
        if is_prime[n]:
            for multiple in range(n * n, limit + 1, n):
                is_prime[multiple] = False
        n += 1
    return [n for n in range(limit + 1) if is_prime[n]]


primes = sieve(1000)
print(len(primes), primes[:10], primes[-1])
twins = [(p, p + 2) for p in primes if p + 2 in primes]
print(len(twins), twins[:5])
gap, at = 0, 0
for i in range(1, len(primes)):
    if primes[i] - primes[i - 1] > gap:
        gap, at = primes[i] - primes[i - 1], primes[i - 1]
print(f"the largest gap below 1000 is {gap} after {at}")
