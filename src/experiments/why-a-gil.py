# Two threads add to one counter: each reads it, then writes it. An update by the other thread in between is lost.
# With REFERENCES, one thread only counts references. Without a GIL, counting needs atomics, which cost more.
from threading import Thread

COUNT = 12_000_000
THREADS = 2
REFERENCES = 0
count = 0


def successor(n):
    return n + 1


def add(times):
    global count
    for _ in range(times):
        seen = count
        count = successor(seen)


def take_and_drop(times):
    text = str(times)
    for _ in range(times):
        kept = text


if REFERENCES:
    take_and_drop(REFERENCES)
else:
    threads = [Thread(target=add, args=(COUNT,)) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print("lost", THREADS * COUNT - count, "of", THREADS * COUNT, "updates")
