# The countdown again. Without a GIL, two threads run at the same time.
from threading import Thread
from datetime import datetime

COUNT = 24_000_000
THREADS = 2


def countdown(n):
    while n > 0:
        n -= 1


start = datetime.now()
threads = [Thread(target=countdown, args=(COUNT // THREADS,)) for _ in range(THREADS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("countdown took", datetime.now() - start)
