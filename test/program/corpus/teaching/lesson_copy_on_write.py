"""Readers iterate over an unchanging tuple, while writers replace it."""
import threading


class Listeners:
    def __init__(self):
        self._all = ()
        self._lock = threading.Lock()

    def add(self, listener):
        with self._lock:
            self._all = (*self._all, listener)

    def notify(self):
        return [listener() for listener in self._all]


listeners = Listeners()
lengths = []


def subscribe(start):
    for number in range(start, start + 20):
        listeners.add(lambda number=number: number)


def publish():
    for _ in range(20):
        lengths.append(len(listeners.notify()))


threads = [threading.Thread(target=subscribe, args=(0,)), threading.Thread(target=subscribe, args=(20,)), threading.Thread(target=publish)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(listeners.notify()) == list(range(40)), lengths == sorted(lengths))
