"""Everybody takes the locks in the same order, so no circle of waiters forms."""
import threading


class Shelf:
    def __init__(self, number, books):
        self.number = number
        self.books = books
        self.lock = threading.Lock()


def move(source, target, count):
    low, high = sorted((source, target), key=lambda shelf: shelf.number)
    with low.lock, high.lock:
        source.books -= count
        target.books += count


left, right = Shelf(1, 100), Shelf(2, 100)


def swap(source, target):
    for _ in range(200):
        move(source, target, 1)


movers = [threading.Thread(target=swap, args=pair) for pair in ((left, right), (right, left), (left, right))]
for mover in movers:
    mover.start()
for mover in movers:
    mover.join()
print(left.books, right.books, left.books + right.books)
