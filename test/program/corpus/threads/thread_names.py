import threading
from threading import Thread, current_thread


def say():
    seen.append(current_thread().name)


seen = []
a = Thread(target=say)
b = Thread(target=say, name="worker")
c = threading.Thread(target=say)
for t in [a, b, c]:
    t.start()
    t.join()
print(seen)
print(current_thread().name, a.name, threading.current_thread().name)
