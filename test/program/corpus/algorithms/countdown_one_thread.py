# One thread counts down.
from threading import Thread
from datetime import datetime

COUNT = 100000


def countdown(n):
    while n > 0:
        n -= 1


start = datetime.now()
t1 = Thread(target=countdown, args=(COUNT,))
t1.start()
t1.join()
elapsed = datetime.now() - start
print("done", elapsed.total_seconds() >= 0)
