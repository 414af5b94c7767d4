"""A Value with its lock is shared memory between processes."""
from multiprocessing import Process, Value


def bump(counter, times):
    for _ in range(times):
        with counter.get_lock():
            counter.value += 1


if __name__ == '__main__':
    counter = Value('i', 0)
    processes = [Process(target=bump, args=(counter, 100)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(counter.value)
