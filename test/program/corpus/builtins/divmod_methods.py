"""divmod() calls __divmod__ and __rdivmod__ as an operator calls its methods."""


class Left:
    def __divmod__(self, other):
        return NotImplemented


class Right:
    def __rdivmod__(self, other):
        return 'rdivmod', type(other).__name__


class Base:
    def __divmod__(self, other):
        return 'divmod', type(other).__name__


class Derived(Base):
    def __rdivmod__(self, other):
        return 'derived', type(other).__name__


class Both:
    def __divmod__(self, other):
        return NotImplemented

    def __rdivmod__(self, other):
        return 'not for one class'

    def __floordiv__(self, other):
        return 'not for divmod()'

    __mod__ = __floordiv__


class Whole(int):
    pass


print(divmod(Left(), Right()), divmod(5, Right()), divmod(2.5, Right()))
print(divmod(Base(), Derived()), divmod(Derived(), Base()), divmod(Base(), 1))
print(divmod(Whole(7), 2), divmod(7, Whole(2)), divmod(Whole(7), Whole(2)))
print(divmod(7.5, 2), divmod(-(10**30), 7))
for left, right in [(Both(), Both()), (Left(), 1), (1, Left()), (Both(), 2), (Left(), Both), (Whole(7), 'a'), ('a', Left())]:
    try:
        print(divmod(left, right))
    except TypeError as error:
        print(error)
