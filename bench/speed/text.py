from time import perf_counter


def lines(n, name):
    result = []
    for i in range(n):
        result.append(f"{name} {i}: {i * i} steps")
    return len("\n".join(result))


for _ in range(20):
    lines(5_000, "line")
start = perf_counter()
for _ in range(10):
    lines(100_000, "line")
print(perf_counter() - start)
