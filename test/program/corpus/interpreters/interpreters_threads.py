# requires: python >= 3.14
from concurrent import interpreters
from threading import Lock, Thread

total = 0
lock = Lock()


def add(times):
    global total
    for _ in range(times):
        with lock:
            total += 1


def inside(times):
    threads = [Thread(target=add, args=(times,)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def read():
    return total


if __name__ == "__main__":
    every = [interpreters.create() for _ in range(2)]
    calls = [interp.call_in_thread(inside, 500 * interp.id) for interp in every]
    add(10)
    for call in calls:
        call.join()
    print([interp.call(read) for interp in every], total)
    for interp in every:
        interp.close()
