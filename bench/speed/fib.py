from time import perf_counter


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


for _ in range(20):
    fib(15)
start = perf_counter()
fib(31)
print(perf_counter() - start)
