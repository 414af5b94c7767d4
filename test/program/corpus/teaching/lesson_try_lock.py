"""acquire(blocking=False) and acquire(timeout=…) do not wait, or not for long."""
# The threads wait for one another.
import threading

lock = threading.Lock()
held, finish = threading.Event(), threading.Event()


def hold():
    with lock:
        held.set()
        finish.wait()


holder = threading.Thread(target=hold)
holder.start()
held.wait()
print(lock.acquire(blocking=False), lock.acquire(timeout=0.005))
finish.set()
holder.join()
print(lock.acquire(timeout=1), lock.locked())
lock.release()
try:
    lock.acquire(blocking=False, timeout=1)
except ValueError as error:
    print('ValueError:', error)
