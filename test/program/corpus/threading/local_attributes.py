# Each thread has its own attributes of a threading.local.
import threading
from threading import Thread, local

settings = local()
settings.level = 1
settings.names = ['main']


def show(who):
    try:
        print(who, settings.level)
    except AttributeError as error:
        print(who, error)


def work(level):
    show(f'before {level}')
    settings.level = level
    settings.level += 1
    show(f'after {level}')
    print(hasattr(settings, 'names'), getattr(settings, 'names', 'no names'))
    del settings.level
    show(f'deleted {level}')
    try:
        del settings.level
    except AttributeError as error:
        print(error)


for level in (10, 20):
    thread = Thread(target=work, args=(level,))
    thread.start()
    thread.join()
show('main')
print(settings.names)


class Counter(local):
    """The instance's own attribute hides the class's in one thread only."""

    number = 2

    def __init__(self, start, *, step=1):
        print('init', start, step)
        self.start = start
        self.step = step

    def next(self):
        self.number += self.step
        return self.start + self.number

    @property
    def total(self):
        return self.start * 100 + self.number


counter = Counter(5, step=3)
print(counter.next(), counter.next(), counter.number, counter.total)


def count():
    print(counter.number)
    print(counter.next(), counter.number, counter.total)


thread = Thread(target=count)
thread.start()
thread.join()
print(counter.next(), Counter.number, isinstance(counter, local), issubclass(Counter, local))


class Failing(local):
    tries = 0

    def __init__(self):
        Failing.tries += 1
        if Failing.tries == 2:
            raise ValueError('the second thread fails')
        self.own = Failing.tries


failing = Failing()


def read():
    for _ in range(2):
        try:
            print(failing.own)
        except ValueError as error:
            print(error)


thread = Thread(target=read)
thread.start()
thread.join()
print(failing.own)


class Logged(local):
    def __setattr__(self, name, value):
        print('set', name, value)
        super().__setattr__(name, value)

    def __getattr__(self, name):
        return f'no {name}'


logged = Logged()
logged.x = 1
print(logged.x, logged.y)


def other():
    print(logged.x)
    logged.x = 2
    print(logged.x)


thread = Thread(target=other)
thread.start()
thread.join()
print(logged.x)

for make in (lambda: local(1), lambda: local(a=1), lambda: local().missing, lambda: local.missing):
    try:
        make()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
print(local.__name__, local.__qualname__, local.__module__, threading.local)
print(repr(local()).split(' at ')[0], repr(counter).split(' at ')[0])
