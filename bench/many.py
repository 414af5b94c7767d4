# Starts THREADS threads. No thread counts before all threads have started.
from threading import Thread
from time import sleep

COUNT = 100_000
THREADS = 64

go = False


def work(n):
    while not go:
        sleep(0.01)
    while n > 0:
        n -= 1


threads = [Thread(target=work, args=(COUNT,)) for _ in range(THREADS)]
for thread in threads:
    thread.start()
go = True
for thread in threads:
    thread.join()
print("all done")
