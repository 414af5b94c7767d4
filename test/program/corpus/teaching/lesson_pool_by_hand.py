"""A thread pool: workers take functions from a queue and keep the results by number."""
import queue
import threading


class Pool:
    def __init__(self, size):
        self._tasks = queue.Queue()
        self._results = {}
        self._workers = [threading.Thread(target=self._work, daemon=True) for _ in range(size)]
        for worker in self._workers:
            worker.start()

    def submit(self, number, function, *args):
        self._tasks.put((number, function, args))

    def _work(self):
        while True:
            task = self._tasks.get()
            if task is None:
                return
            number, function, args = task
            try:
                self._results[number] = function(*args)
            except Exception as error:
                self._results[number] = error

    def close(self):
        for _ in self._workers:
            self._tasks.put(None)
        for worker in self._workers:
            worker.join()
        return [self._results[number] for number in sorted(self._results)]


pool = Pool(3)
for number, (top, bottom) in enumerate([(10, 2), (9, 3), (1, 0), (7, 7)]):
    pool.submit(number, lambda x, y: x / y, top, bottom)
print(pool.close())
