r = range(2, 20, 3)
print(r, len(r), r[0], r[-1], 5 in r, 6 in r, range(3), range(1, 5))
print([i for i in range(5, 5)], [i for i in range(3, 0, -1)], bool(range(0)))
total = 0
for i in range(1, 101):
    total += i
print(total, sum(range(101)))
