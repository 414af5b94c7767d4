def collatz(n):
    steps = 0
    while n != 1:
        if n % 2 == 0:
            n //= 2
        else:
            n = 3 * n + 1
        steps += 1
    return steps


best = 0
where = 0
for start in range(1, 300):
    steps = collatz(start)
    if steps > best:
        best, where = steps, start
print(f"{where} takes {best} steps")
