import threading

lock = threading.Lock()
gate = threading.Semaphore(2)


def inner(x):
    with gate:
        return x - 1


def work():
    with lock:
        with gate:
            inner("a")


thread = threading.Thread(target=work)
thread.start()
thread.join()
with lock:
    print(gate.acquire(False), gate.acquire(False), gate.acquire(False))
