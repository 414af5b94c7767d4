def make(name):
    class Made:
        pass

    Made.__name__ = name
    Made.__qualname__ = 'outer.' + name
    Made.__module__ = 'somewhere'
    return Made


A, B = make('A'), make('B')
print(A, B, A.__name__, B.__qualname__, A.__module__, type(A()).__name__, repr(A())[:19])


class Late:
    pass


def set_doubled(self, name, value):
    object.__setattr__(self, name, value * 2)


Late.__setattr__ = set_doubled
late = Late()
late.n = 4
print(late.n)


class Trace:
    def __setattr__(self, name, value):
        print('set', name, value)
        super().__setattr__(name, value)

    def __delattr__(self, name):
        print('delete', name)
        super().__delattr__(name)


trace = Trace()
trace.n = 1
del trace.n
try:
    del trace.n
except AttributeError as error:
    print(error)
