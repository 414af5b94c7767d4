def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


for n in (90, 92, 93, 94, 100, 300):
    print(n, fibonacci(n))

# The identity of Cassini: f(n - 1) * f(n + 1) - f(n) ** 2 is 1 or -1.
for n in (10, 91, 92, 150, 151):
    print(fibonacci(n - 1) * fibonacci(n + 1) - fibonacci(n) ** 2)
