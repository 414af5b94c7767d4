# Two threads share the work of countdown_one_thread.py.
from threading import Thread
import datetime

COUNT = 100000


def countdown(n):
    while n > 0:
        n -= 1


start = datetime.datetime.now()
t1 = Thread(target=countdown, args=(COUNT//2,))
t2 = Thread(target=countdown, args=(COUNT//2,))
t1.start()
t2.start()
t1.join()
t2.join()
stop = datetime.datetime.now()
print(stop >= start, stop - start >= start - start)
