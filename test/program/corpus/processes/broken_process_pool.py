import io
import multiprocessing
import os
import sys
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool


def square(x):
    return x * x


def leave(code):
    os._exit(code)


def quiet_failure():
    sys.stderr = io.StringIO()
    raise ValueError('no start')


def failing(call, *args):
    try:
        print(call(*args))
    except BrokenExecutor as error:
        print(type(error).__name__, error, error.__cause__)


if __name__ == '__main__':
    multiprocessing.set_start_method('spawn')
    for code in (1, 0):
        with ProcessPoolExecutor(2) as executor:
            print(executor.submit(square, 3).result())
            futures = [executor.submit(leave, code), executor.submit(square, 4), executor.submit(square, 5)]
            failing(futures[0].result)
            print(len(wait(futures).done))
            failing(executor.submit, square, 6)
    with ProcessPoolExecutor(1, initializer=quiet_failure) as executor:
        future = executor.submit(square, 7)
        print(isinstance(future.exception(), BrokenProcessPool))
    with ProcessPoolExecutor(1) as executor:
        results = executor.map(leave, [2, 3])
        failing(next, results)
    executor = ProcessPoolExecutor(1)
    future = executor.submit(sys.exit, 4)
    try:
        future.result()
    except SystemExit as error:
        print('SystemExit', error.code, executor.submit(square, 8).result())
    executor.shutdown()
