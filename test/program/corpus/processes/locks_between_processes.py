import multiprocessing as mp


def add(value, lock, times):
    for _ in range(times):
        with lock:
            value.value += 1


def add_with_own_lock(value, times):
    for _ in range(times):
        with value.get_lock():
            value.value += 1


def enter(semaphore, inside, most, lock):
    for _ in range(20):
        with semaphore:
            with lock:
                inside.value += 1
                most.value = max(most.value, inside.value)
            with lock:
                inside.value -= 1


def failing(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


def start_all(*processes):
    for process in processes:
        process.start()
    for process in processes:
        process.join()


if __name__ == '__main__':
    value, lock = mp.Value('i', 0), mp.Lock()
    start_all(*[mp.Process(target=add, args=(value, lock, 100)) for _ in range(3)])
    print(value.value)
    own = mp.Value('i', 5)
    start_all(*[mp.Process(target=add_with_own_lock, args=(own, 100)) for _ in range(2)])
    print(own.value, own)
    semaphore, inside, most = mp.Semaphore(2), mp.Value('i', 0), mp.Value('i', 0)
    start_all(*[mp.Process(target=enter, args=(semaphore, inside, most, lock)) for _ in range(3)])
    print(inside.value, most.value <= 2, semaphore)
    print(lock.acquire(), lock.acquire(False), lock.acquire(block=False), lock.acquire(True, 0.01), lock.acquire(timeout=0.01), lock)
    lock.release()
    print(lock)
    failing(lock.release)
    recursive = mp.RLock()
    print(recursive.acquire(), recursive.acquire(), recursive)
    recursive.release()
    recursive.release()
    print(recursive)
    failing(recursive.release)
    bounded = mp.BoundedSemaphore(1)
    bounded.acquire()
    print(bounded, bounded.get_value())
    bounded.release()
    failing(bounded.release)
    failing(mp.Semaphore, -1)
    queue = mp.Queue()
    for shared in (lock, recursive, semaphore, bounded, value, queue):
        failing(mp.SimpleQueue().put, shared)
