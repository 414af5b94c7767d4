import threading

condition = threading.Condition()
with condition:
    print(condition.wait(0.01))
    print(condition.wait(0))
    print(condition.wait_for(lambda: False, timeout=0.01))
    print(condition.wait_for(lambda: 'ready', timeout=0.01))
    with condition:
        print(condition.wait(timeout=0.01))
        condition.notify()
        condition.notify_all()
print(condition.acquire(False))
condition.release()
lock = threading.Lock()
plain = threading.Condition(lock)
with plain:
    print(lock.locked(), plain.wait(0.01), lock.locked())
print(lock.locked())
