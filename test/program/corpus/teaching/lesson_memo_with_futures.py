"""A memo holds futures. If several threads ask for the same key, only one of them computes the value."""
from concurrent.futures import Future
import threading


class Memo:
    def __init__(self, function):
        self._function = function
        self._futures = {}
        self._lock = threading.Lock()
        self.computed = []

    def __call__(self, key):
        with self._lock:
            future = self._futures.get(key)
            mine = future is None
            if mine:
                future = self._futures[key] = Future()
        if mine:
            self.computed.append(key)
            try:
                future.set_result(self._function(key))
            except Exception as error:
                future.set_exception(error)
        return future.result()


memo = Memo(lambda n: 100 // n)
answers = []


def ask(n):
    try:
        answers.append(memo(n))
    except ZeroDivisionError as error:
        answers.append(str(error))


threads = [threading.Thread(target=ask, args=(n,)) for n in (4, 0, 4, 5, 0, 4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(map(str, answers)), sorted(memo.computed))
