# A full pipe whose reader goes away: writer and reader wait for one another.
import os
from threading import Event, Thread

r, w = os.pipe()
full = Event()
written = []


def pour():
    written.append(os.write(w, b"x" * 65536))
    full.set()
    written.append(os.write(w, b"y" * 1000))


thread = Thread(target=pour)
thread.start()
full.wait()
data = os.read(r, 500)
os.close(r)
thread.join()
print("wrote", written, "read", len(data))
