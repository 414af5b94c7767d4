import threading
from queue import Queue

q = Queue(1)
q.put(1)
print(q.qsize())
q.put(2, timeout=0.001)
