from threading import RLock

lock = RLock()
with lock:
    lock.release()
