"""Two threads may not run one generator at once. A lock around next() helps."""
import threading


class Locked:
    def __init__(self, source):
        self._source = source
        self._lock = threading.Lock()

    def __iter__(self):
        return self

    def __next__(self):
        with self._lock:
            return next(self._source)


def tickets(count):
    for number in range(1, count + 1):
        yield number


shared = Locked(tickets(60))
taken = {name: [] for name in 'abc'}


def take(name):
    for ticket in shared:
        taken[name].append(ticket)


threads = [threading.Thread(target=take, args=(name,)) for name in taken]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(sum(taken.values(), [])) == list(range(1, 61)))


def again():
    yield next(me)


me = again()
try:
    next(me)
except ValueError as error:
    print('ValueError:', error)
