from threading import Thread

grid = [0] * 12


def fill(start, count, value):
    for i in range(start, start + count):
        grid[i] = value * i


workers = [Thread(target=fill, args=(4 * k, 4, k + 1)) for k in range(3)]
for w in workers:
    w.start()
for w in workers:
    w.join(timeout=10)
print(grid)
