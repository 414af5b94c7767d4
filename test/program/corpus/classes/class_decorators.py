def register(cls):
    registry.append(cls.__name__)
    return cls

def twice(f):
    def inner(*args):
        return f(*args) * 2
    return inner

registry = []

@register
class A:
    @twice
    def f(self, x):
        return x + 1

    @staticmethod
    def s(x):
        return x * 10

    @classmethod
    def c(cls, x):
        return cls.__name__ + str(x)

    @staticmethod
    @twice
    def t(x):
        return x

@register
class B(A):
    pass

print(registry, A().f(3), A.s(2), B().s(3), A.c(1), B.c(2), B().c(3), A.t(4))
