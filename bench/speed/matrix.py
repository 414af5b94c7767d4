from time import perf_counter


def product(a, b):
    n = len(a)
    result = []
    for i in range(n):
        row = []
        for j in range(n):
            total = 0
            for k in range(n):
                total += a[i][k] * b[k][j]
            row.append(total)
        result.append(row)
    return result


def square(n):
    return [[i * n + j for j in range(n)] for i in range(n)]


for _ in range(20):
    product(square(20), square(20))
one, other = square(160), square(160)
start = perf_counter()
product(one, other)
print(perf_counter() - start)
