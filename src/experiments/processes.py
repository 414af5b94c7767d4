# The countdown in processes. Each process has its own memory, interpreter and GIL, so two of them count at the same time.
import multiprocessing
from multiprocessing import Process
from threading import Thread
from datetime import datetime

COUNT = 60_000_000
THREADS = 0
PROCESSES = 2


def countdown(n):
    while n > 0:
        n -= 1


if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    start = datetime.now()
    if PROCESSES:
        workers = [Process(target=countdown, args=(COUNT // PROCESSES,)) for _ in range(PROCESSES)]
    else:
        workers = [Thread(target=countdown, args=(COUNT // THREADS,)) for _ in range(THREADS)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print("countdown took", datetime.now() - start)
