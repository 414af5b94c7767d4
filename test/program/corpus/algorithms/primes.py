# Sieve of Eratosthenes
LIMIT = 60
sieve = [True] * (LIMIT + 1)
sieve[0] = sieve[1] = False
n = 2
while n * n <= LIMIT:
    if sieve[n]:
        k = n * n
        while k <= LIMIT:
            sieve[k] = False
            k += n
    n += 1
primes = [i for i in range(LIMIT + 1) if sieve[i]]
print(len(primes), "primes:", primes)
