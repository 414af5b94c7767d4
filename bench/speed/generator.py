from time import perf_counter


def numbers(n):
    for i in range(n):
        yield i


def total(n):
    result = 0
    for i in numbers(n):
        result += i
    return result


for _ in range(20):
    total(20_000)
start = perf_counter()
total(5_000_000)
print(perf_counter() - start)
