import threading


class Worker(threading.Thread):
    def __init__(self, limit):
        super().__init__()
        self.limit = limit
        self.result = None

    def run(self):
        self.result = sum(range(self.limit))


workers = [Worker(limit) for limit in (10, 100, 1000)]
print([worker.name for worker in workers])
print(workers[0].is_alive(), workers[0].daemon, workers[0].ident, workers[0].result)
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print([worker.result for worker in workers])
print(workers[0].is_alive(), workers[0].ident is None)
print(isinstance(workers[0], threading.Thread), issubclass(Worker, threading.Thread))
