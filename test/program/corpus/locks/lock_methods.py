from threading import Event, Lock, Semaphore

lock = Lock()
print(lock.locked(), lock.acquire(), lock.locked())
print(lock.acquire(False), lock.acquire(blocking=False), lock.acquire(timeout=0.001), lock.acquire(True, 0))
lock.release()
print(lock.acquire(True, -1), lock.acquire(0, timeout=-1))
lock.release()

event = Event()
print(event.is_set(), event.wait(0), event.wait(timeout=0.001), event.wait(-1))
event.set()
event.set()
print(event.is_set(), event.wait(), event.wait(1))
event.clear()
print(event.is_set())

semaphore = Semaphore(2)
print(semaphore.acquire(), semaphore.acquire(blocking=True), semaphore.acquire(False), semaphore.acquire(timeout=0.001))
semaphore.release()
semaphore.release(n=2)
print([semaphore.acquire(False) for _ in range(4)])
print(Semaphore(value=0).acquire(False), Semaphore().acquire(False))
print(lock == lock, lock is lock, lock == Lock(), event != lock, bool(lock), lock in [1, lock])
