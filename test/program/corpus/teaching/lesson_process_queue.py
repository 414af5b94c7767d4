"""Processes send results through a Queue."""
from multiprocessing import Process, Queue


def work(number, results):
    results.put((number, sum(range(number))))


if __name__ == '__main__':
    results = Queue()
    processes = [Process(target=work, args=(n, results)) for n in (10, 100, 1000)]
    for process in processes:
        process.start()
    for row in sorted(results.get() for _ in processes):
        print(*row)
    for process in processes:
        process.join()
    print([process.exitcode for process in processes])
