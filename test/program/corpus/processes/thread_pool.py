import multiprocessing.dummy
from multiprocessing.pool import ThreadPool
from threading import current_thread


def square(x):
    return x * x


def picky(x):
    return 1 // x


if __name__ == '__main__':
    with ThreadPool(3) as pool:
        print(pool, pool.map(square, range(6)), pool.map(lambda x: x + 1, [1, 2]))
        print(list(pool.imap(square, (i for i in range(3)))), pool.apply(max, (3, 4)))
        results = [pool.apply_async(square, (i,)) for i in range(3)]
        print([result.get() for result in results])
        try:
            pool.map(picky, [1, 0])
        except ZeroDivisionError as error:
            print(error)
        print(pool.map(lambda _: current_thread() is not None, [1]))
    print(pool)
    pool = multiprocessing.dummy.Pool(2)
    print(pool.starmap(pow, [(2, 3), (3, 2)]))
    pool.close()
    pool.join()
    thread = multiprocessing.dummy.Process(target=print, args=('a thread',))
    thread.start()
    thread.join()
