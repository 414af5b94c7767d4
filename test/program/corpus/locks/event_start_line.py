# The runners and the starter wait for one another; one set() lets all go.
from threading import Event, Semaphore, Thread

ready = Semaphore(0)
start = Event()
finished = Semaphore(0)


def run():
    ready.release()
    if start.wait(10):
        finished.release()


for _ in range(6):
    Thread(target=run).start()
for _ in range(6):
    ready.acquire()
print(finished.acquire(False))
start.set()
start.clear()
start.set()
for _ in range(6):
    finished.acquire()
print("all", finished.acquire(False))
