from threading import Thread
import time


def nap(seconds):
    time.sleep(seconds)


start = time.perf_counter()
t1 = Thread(target=nap, args=(0.05,))
t2 = Thread(target=nap, args=(0.05,))
t1.start()
t2.start()
t1.join()
t2.join()
print("both slept")
print(time.perf_counter() >= start)
