"""Each thread computes some rows of a product of matrices."""
import threading

SIZE = 6
a = [[row + column for column in range(SIZE)] for row in range(SIZE)]
b = [[row * column % 5 for column in range(SIZE)] for row in range(SIZE)]
product = [None] * SIZE


def rows(start, step):
    for row in range(start, SIZE, step):
        product[row] = [sum(x * y for x, y in zip(a[row], column)) for column in zip(*b)]


threads = [threading.Thread(target=rows, args=(start, 2)) for start in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
for row in product:
    print(row)
