# requires: python >= 3.14
from concurrent.futures import InterpreterPoolExecutor, as_completed

calls = 0


def square(x):
    return x * x


def count(step=1):
    global calls
    calls += step
    return calls


def prepare(start):
    global calls
    calls = start


def picky(x):
    if x == 2:
        raise ValueError(f'no {x}')
    return x


if __name__ == '__main__':
    with InterpreterPoolExecutor(max_workers=2) as executor:
        print(sorted(future.result() for future in as_completed([executor.submit(square, i) for i in range(5)])))
        print(list(executor.map(pow, [2, 3], [5, 2])))
        future = executor.submit(picky, 2)
        print(repr(future.exception()), future.done())
        try:
            print(list(executor.map(picky, range(4))))
        except ValueError as error:
            print(error)
    with InterpreterPoolExecutor(1, initializer=prepare, initargs=(10,)) as executor:
        print([executor.submit(count, step=2).result() for _ in range(3)], calls)
    try:
        executor.submit(square, 1)
    except RuntimeError as error:
        print(error)
    executor = InterpreterPoolExecutor(1)
    print(executor.submit(len, [1, [2, 3]]).result(), executor.submit(count).result(), executor.submit(count).result())
    executor.shutdown()
