import multiprocessing
from concurrent.futures import ProcessPoolExecutor


def inner(x):
    if x > 1:
        raise ValueError(f'no {x}')
    return x


def outer(x):
    return inner(x)


def unpicklable(x):
    return lambda: x


def show(error):
    cause = error.__cause__
    print(type(error).__name__, error, '|', type(cause).__module__, type(cause).__name__, isinstance(cause, Exception))
    lines = str(cause).split('\n')
    print(lines[:3], [line for line in lines if line.startswith('    ') and 'inner(x)' in line], lines[-3:])


if __name__ == '__main__':
    multiprocessing.set_start_method('spawn')
    with multiprocessing.Pool(1) as pool:
        for call, *args in ((pool.apply, outer, (2,)), (pool.map, outer, [3]), (pool.map, outer, range(4))):
            try:
                call(*args)
            except ValueError as error:
                show(error)
        try:
            list(pool.imap(outer, [0, 5]))
        except ValueError as error:
            show(error)
        try:
            pool.apply(unpicklable, (1,))
        except multiprocessing.pool.MaybeEncodingError as error:
            print(error.__cause__)
    executor = ProcessPoolExecutor(1)
    show(executor.submit(outer, 6).exception())
    print(executor.submit(unpicklable, 1).exception().__cause__ is None)
    print(list(executor.map(outer, [0, 1])))
    executor.submit(outer, 7).result()
