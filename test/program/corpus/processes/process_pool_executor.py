import multiprocessing
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, as_completed, wait


def square(x):
    return x * x


def picky(x):
    if x == 2:
        raise ValueError(f'no {x}')
    return x


def remember(number):
    global remembered
    remembered = number


def add(x):
    return x + remembered


def failing(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


if __name__ == '__main__':
    multiprocessing.set_start_method('spawn')
    with ProcessPoolExecutor(max_workers=2) as executor:
        futures = [executor.submit(square, i) for i in range(5)]
        print(sorted(future.result() for future in as_completed(futures)))
        print(list(executor.map(square, range(6), chunksize=2)), list(executor.map(pow, [2, 3], [3, 2])))
        future = executor.submit(picky, 2)
        print(repr(future.exception()), future.done(), future.cancelled())
        failing(future.result)
        failing(lambda: list(executor.map(picky, range(4))))
        first, others = wait([executor.submit(square, i) for i in range(3)], return_when=FIRST_COMPLETED)
        print(len(first) > 0, len(first) + len(others))
        done = []
        future = executor.submit(square, 7)
        future.add_done_callback(lambda one: done.append(one.result()))
        future.result()
        try:
            executor.submit(lambda: 1).result()
        except Exception as error:
            print(type(error).__name__)
    print(done)
    failing(executor.submit, square, 1)
    with ProcessPoolExecutor(1, initializer=remember, initargs=(10,)) as executor:
        print(executor.submit(add, 1).result())
    failing(ProcessPoolExecutor, 0)
    executor = ProcessPoolExecutor(2)
    print(executor.submit(max, 3, 4).result())
    executor.shutdown()
