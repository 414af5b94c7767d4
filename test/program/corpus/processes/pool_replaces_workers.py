import multiprocessing
import os


def leave():
    os._exit(1)


def pid(_):
    return os.getpid()


if __name__ == '__main__':
    multiprocessing.set_start_method('spawn')
    with multiprocessing.Pool(1) as pool:
        first = pool.apply(pid, (0,))
        # The result of this task never arrives, as in CPython.
        lost = pool.apply_async(leave)
        print(first != pool.apply(pid, (0,)), lost.ready())
        try:
            lost.get(timeout=0.01)
        except multiprocessing.TimeoutError:
            print('timeout')
        print(pool.map(abs, [-1, -2, -3]))
    pool = multiprocessing.Pool(2, maxtasksperchild=1)
    pids = pool.map(pid, range(4), chunksize=1)
    print(len(set(pids)))
    results = pool.imap(abs, (x for x in range(-3, 0)))
    pool.close()
    pool.join()
    print(list(results), [process.exitcode for process in pool._pool])
