# A thread that sleeps releases the GIL, so two sleeps of half a second overlap under every GIL.
from threading import Thread
from time import sleep
from datetime import datetime

SECONDS = 0.5
THREADS = 2


def nap(seconds):
    sleep(seconds)


start = datetime.now()
threads = [Thread(target=nap, args=(SECONDS,)) for _ in range(THREADS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("sleeping took", datetime.now() - start)
