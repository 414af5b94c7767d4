import concurrent.futures
import threading

go = threading.Event()


def held():
    go.wait()
    return 1


with concurrent.futures.ThreadPoolExecutor(1) as pool:
    future = pool.submit(held)
    for wait in (future.result, future.exception):
        try:
            wait(timeout=0.01)
        except concurrent.futures.TimeoutError as error:
            print(type(error).__name__, error.args, isinstance(error, TimeoutError))
    try:
        list(pool.map(abs, [1, 2], timeout=0.01))
    except TimeoutError:
        print('map')
    go.set()
    print(future.result(timeout=5), future.result(0))
