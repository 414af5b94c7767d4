from threading import Thread
from time import perf_counter

COUNT = 8_000_000


def countdown(n):
    while n > 0:
        n -= 1


def timed(threads):
    start = perf_counter()
    workers = [Thread(target=countdown, args=(COUNT // threads,)) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return perf_counter() - start


one = timed(1)
two = timed(2)
print(two / one)
