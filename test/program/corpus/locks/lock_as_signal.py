# The main thread and its helper wait for one another: each releases the lock that the other acquires.
from threading import Lock, Thread

asked = Lock()
answered = Lock()
number = 0


def helper():
    for _ in range(50):
        asked.acquire()
        print(number * number)
        answered.release()


asked.acquire()
answered.acquire()
thread = Thread(target=helper)
thread.start()
for number in range(50):
    asked.release()
    answered.acquire()
thread.join()
print("done", asked.locked(), answered.acquire(timeout=0))
