# Two threads add to one count: read it, then write it. What the other wrote in between is lost.
from threading import Thread

COUNT = 4_000_000
THREADS = 2
count = 0


def successor(n):
    return n + 1


def add(times):
    global count
    for _ in range(times):
        seen = count
        count = successor(seen)


threads = [Thread(target=add, args=(COUNT,)) for _ in range(THREADS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("lost", THREADS * COUNT - count, "of", THREADS * COUNT, "updates")
