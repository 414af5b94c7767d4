from threading import Lock

lock = Lock()
with lock:
    lock.release()
print("not reached")
