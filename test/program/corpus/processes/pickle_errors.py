from multiprocessing import Process, Queue, set_start_method
from threading import Lock


def outer():
    def inner():
        pass

    class Local:
        pass

    return inner, Local, Local(), lambda: 1


def decorated(function):
    def wrapper():
        return function()

    return wrapper


def once():
    pass


@decorated
def twice():
    pass


square = lambda x: x * x
first_once = once


def once():
    pass


class Bad:
    def __init__(self):
        self.lock = Lock()


def show(target, *args):
    try:
        Process(target=target, args=args).start()
    except Exception as error:
        print(type(error).__name__, ' '.join('0x' if '0x' in word else word for word in str(error).split()))


if __name__ == '__main__':
    set_start_method('spawn')
    for value in outer() + (square, twice, first_once):
        show(print, value)
    show(once, Bad())
    show(once, (n for n in 'abc'))
    show(lambda: None)
    show(once, [{'deep': (Lock(),)}])
    queue = Queue()
    print(queue.empty(), queue.qsize())
