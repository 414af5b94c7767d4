class Counter:
    total = 0
    names = []
    __secret = 7

    def __init__(self, name):
        self.name = name
        Counter.total += 1
        self.names.append(name)
        self.__private = len(self.names)

    def reveal(self):
        return self.__private + self.__secret

    def bump(self):
        self.total += 1
        return self.total


a, b = Counter("a"), Counter("b")
print(Counter.total, a.names is b.names, a.names, b.reveal(), b._Counter__private)
print(a.bump(), Counter.total, b.total)
Counter.total = 10
print(a.total, b.total)
del a.total
print(a.total)
a.extra = lambda x: x + 1
print(a.extra(4))
f = b.reveal
print(f(), Counter.reveal(a), f.__self__ is b if False else True)
class Empty:
    "Nothing."
print(Empty.__doc__, Counter.__doc__, Empty.__name__, Empty.__module__, Empty.__qualname__)
print(a.__class__ is Counter, type(a) is Counter, type(3) is int, type("x") is str)
Counter.shout = lambda self: self.name.upper()
print(b.shout())
