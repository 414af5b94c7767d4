"""Readers share a lock. A writer has it alone."""
import threading


class SharedLock:
    def __init__(self):
        self._condition = threading.Condition()
        self._readers = 0
        self._writing = False

    def acquire_shared(self):
        with self._condition:
            while self._writing:
                self._condition.wait()
            self._readers += 1

    def release_shared(self):
        with self._condition:
            self._readers -= 1
            if not self._readers:
                self._condition.notify_all()

    def __enter__(self):
        self._condition.acquire()
        while self._writing or self._readers:
            self._condition.wait()
        self._writing = True
        self._condition.release()

    def __exit__(self, *error):
        with self._condition:
            self._writing = False
            self._condition.notify_all()


lock = SharedLock()
pair = [0, 0]
torn = []


def write():
    for number in range(1, 101):
        with lock:
            pair[0] = number
            pair[1] = number


def read():
    for _ in range(100):
        lock.acquire_shared()
        if pair[0] != pair[1]:
            torn.append(tuple(pair))
        lock.release_shared()


threads = [threading.Thread(target=write)] + [threading.Thread(target=read) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(pair, torn)
