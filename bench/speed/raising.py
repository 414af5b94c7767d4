from time import perf_counter


def check(i):
    if i % 4 == 0:
        raise ValueError(i)
    return i


def attempts(n):
    failed = 0
    for i in range(n):
        try:
            check(i)
        except ValueError:
            failed += 1
    return failed


for _ in range(20):
    attempts(5_000)
start = perf_counter()
attempts(2_000_000)
print(perf_counter() - start)
