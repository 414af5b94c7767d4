import logging
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.thread import BrokenThreadPool


class Shown(logging.Handler):
    def emit(self, record):
        kind, error, _ = record.exc_info
        print(record.name, record.levelname, record.getMessage(), kind.__name__, error)


def prepare(name):
    raise ValueError(f'no connection to {name}')


logging.getLogger('concurrent').addHandler(Shown())
with ThreadPoolExecutor(max_workers=1, initializer=prepare, initargs=('db',)) as pool:
    future = pool.submit(pow, 2, 5)
    print(type(future.exception()).__name__, future.exception())
    try:
        pool.submit(pow, 2, 5)
    except BrokenThreadPool as error:
        print(error)
