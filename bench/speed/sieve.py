from time import perf_counter


def primes(n):
    is_prime = [True] * (n + 1)
    count = 0
    for i in range(2, n + 1):
        if is_prime[i]:
            count += 1
            for j in range(i * i, n + 1, i):
                is_prime[j] = False
    return count


for _ in range(20):
    primes(20_000)
start = perf_counter()
for _ in range(5):
    primes(400_000)
print(perf_counter() - start)
