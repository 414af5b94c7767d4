"""A lock around the increment keeps every update."""
import threading


class SafeCounter:
    def __init__(self):
        self._value = 0
        self._guard = threading.Lock()

    def increment(self, by=1):
        with self._guard:
            self._value += by

    @property
    def value(self):
        with self._guard:
            return self._value


counter = SafeCounter()


def visit(times):
    for _ in range(times):
        counter.increment()


visitors = [threading.Thread(target=visit, args=(n,)) for n in (500, 1000, 1500)]
for visitor in visitors:
    visitor.start()
for visitor in visitors:
    visitor.join()
print(counter.value)
