def recursive(n):
    return n if n < 2 else recursive(n - 1) + recursive(n - 2)


def iterative(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


known = [0, 1]


def remembered(n):
    while len(known) <= n:
        known.append(known[-1] + known[-2])
    return known[n]


for n in [0, 1, 2, 10, 15]:
    print(n, recursive(n), iterative(n), remembered(n))
print(iterative(90), remembered(90), f"{iterative(60):,}")
print([remembered(n) % 10 for n in range(20)])
golden = (1 + 5**0.5) / 2
print(f"{iterative(40) / iterative(39):.10f} {golden:.10f}", abs(iterative(40) / iterative(39) - golden) < 1e-12)
