"""Measures the time that a function takes. Refuses a statement given as text, except 'pass': gil-lab compiles a program before its run."""

from time import perf_counter

default_timer = perf_counter
default_number = 1000000
default_repeat = 5


def _nothing():
    pass


def _function(statement):
    if callable(statement):
        return statement
    if isinstance(statement, str):
        if statement == 'pass':
            return _nothing
        raise NotImplementedError('gil-lab cannot compile text during a run: timeit.timeit(lambda: ...)')
    raise ValueError('stmt is neither a string nor callable')


class Timer:
    def __init__(self, stmt='pass', setup='pass', timer=perf_counter, globals=None):
        self._statement = _function(stmt)
        self._setup = _function(setup)
        self.timer = timer

    def timeit(self, number=default_number):
        self._setup()
        statement = self._statement
        start = self.timer()
        for _ in range(number):
            statement()
        return self.timer() - start

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        unit = 1
        while True:
            for factor in (1, 2, 5):
                number = unit * factor
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            unit *= 10


def timeit(stmt='pass', setup='pass', timer=perf_counter, number=default_number, globals=None):
    return Timer(stmt, setup, timer).timeit(number)


def repeat(stmt='pass', setup='pass', timer=perf_counter, repeat=default_repeat, number=default_number, globals=None):
    return Timer(stmt, setup, timer).repeat(repeat, number)
