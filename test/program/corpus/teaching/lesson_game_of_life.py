"""Each thread computes a band of rows, and a barrier ends each generation."""
# The threads wait for one another.
import threading

BOARD = ['.....', '..#..', '..#..', '..#..', '.....']
cells = {(x, y) for y, row in enumerate(BOARD) for x, cell in enumerate(row) if cell == '#'}
fresh = set()
bands = [(0, 2), (2, 5)]


def step():
    global cells, fresh
    cells, fresh = fresh, set()


barrier = threading.Barrier(3)


def neighbours(x, y):
    return sum((x + dx, y + dy) in cells for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy)


def work(top, bottom):
    for _ in range(3):
        for y in range(top, bottom):
            for x in range(5):
                count = neighbours(x, y)
                if count == 3 or (count == 2 and (x, y) in cells):
                    fresh.add((x, y))
        barrier.wait()
        barrier.wait()


threads = [threading.Thread(target=work, args=band) for band in bands]
for thread in threads:
    thread.start()
for _ in range(3):
    barrier.wait()
    step()
    barrier.wait()
for thread in threads:
    thread.join()
for y in range(5):
    print(''.join('#' if (x, y) in cells else '.' for x in range(5)))
