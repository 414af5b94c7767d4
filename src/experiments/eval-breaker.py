# Two threads add 1 to one counter. An update is lost if a thread loses the GIL between its read and its write of the counter.
from threading import Thread

COUNT = 8_000_000
THREADS = 2
count = 0


def add(times):
    global count
    for _ in range(times):
        count += 1


threads = [Thread(target=add, args=(COUNT,)) for _ in range(THREADS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("lost", THREADS * COUNT - count, "of", THREADS * COUNT, "updates")
