from queue import Queue
from threading import Thread

q = Queue()
for item in ["a", 1, None, [2]]:
    q.put(item)
print(q.qsize(), q.get(), q.get(block=False), q.get(True), q.get(timeout=1), q.empty())


def fill(n):
    for i in range(n):
        q.put((i, str(i)))


thread = Thread(target=fill, args=(5,))
thread.start()
thread.join()
print([q.get(timeout=5) for _ in range(5)], q.qsize())
q.get(True, 0.001)
