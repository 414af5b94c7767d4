import multiprocessing
import time
from multiprocessing import Pool, TimeoutError, current_process


def square(x):
    return x * x


def picky(x):
    if x == 3:
        raise ValueError(f'no {x}')
    return x


def power(base, exponent=2):
    return base**exponent


def remember(number):
    global remembered
    remembered = number


def remembered_and(x):
    return remembered + x


def nap(seconds):
    time.sleep(seconds)
    return seconds


def is_worker(_):
    name = current_process().name
    return 'PoolWorker-' in name, current_process().daemon


class Scale:
    def __init__(self, factor):
        self.factor = factor

    def __call__(self, x):
        return x * self.factor

    def apply(self, x):
        return x * self.factor + 1


def numbers():
    for i in range(4):
        yield i


def failing(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


if __name__ == '__main__':
    with Pool(2) as pool:
        print(pool)
        print(pool.map(square, range(8)), pool.map(square, [], 2), pool.map(square, [3], chunksize=5))
        print(pool.apply(power, (2,), {'exponent': 5}), pool.starmap(power, [(2, 3), (3,)]))
        print(list(pool.imap(square, numbers())), list(pool.imap(square, range(5), chunksize=2)))
        print(sorted(pool.imap_unordered(square, range(5))))
        result = pool.apply_async(square, (9,))
        print(result.get(timeout=20), result.ready(), result.successful())
        done = []
        result = pool.map_async(square, range(3), callback=done.append)
        result.wait()
        print(result.get(), done)
        failed = pool.apply_async(picky, (3,), error_callback=lambda error: done.append(repr(error)))
        failing(failed.get)
        print(failed.successful(), done)
        failing(pool.map, picky, range(5))
        failing(pool.apply_async(nap, (0.5,)).get, 0.01)
        try:
            pool.apply_async(nap, (0.3,)).get(timeout=0.01)
        except TimeoutError:
            print('late')
        print(pool.map(Scale(3), [1, 2]), pool.map(Scale(3).apply, [1, 2]), pool.map(len, ['a', 'bb']))
        print(set(pool.map(is_worker, range(4))))
        iterator = pool.imap(square, [5])
        print(iterator.next(), next(iterator, 'over'))
    print(pool)
    failing(pool.map, square, [1])
    pool = Pool(processes=2, initializer=remember, initargs=(100,))
    print(pool.map(remembered_and, [1, 2]))
    failing(pool.join)
    pool.close()
    failing(pool.apply_async, square, (1,))
    pool.join()
    with Pool(2, maxtasksperchild=1) as pool:
        print(pool.map(square, range(5), chunksize=1))
    failing(Pool, 0)
    left = Pool(1)
    print(left.apply(square, (4,)))
