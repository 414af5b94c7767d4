from threading import RLock
import _thread

lock = RLock()
print(lock.acquire(), lock.acquire(False), lock.acquire(blocking=True), lock.acquire(timeout=1))
for _ in range(4):
    lock.release()
with lock:
    with lock:
        print('twice', lock._is_owned())
print(lock._is_owned())


def nested(depth):
    with lock:
        return depth if depth == 5 else nested(depth + 1)


print(nested(0), lock._is_owned())
other = _thread.RLock()
other.acquire()
other.acquire()
saved = other._release_save()
print(other._is_owned())
other._acquire_restore(saved)
print(other._is_owned())
other.release()
other.release()
plain = _thread.allocate_lock()
print(plain.acquire(), plain.locked())
other.release()
