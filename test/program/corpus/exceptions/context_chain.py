def show(error):
    while error is not None:
        print(repr(error), "suppresses:", error.__suppress_context__, "cause:", repr(error.__cause__))
        error = error.__context__
    print("--")


try:
    try:
        1 / 0
    except ZeroDivisionError:
        try:
            [][1]
        except IndexError:
            int("x")
except ValueError as error:
    show(error)
try:
    try:
        raise KeyError(1)
    except KeyError as first:
        raise ValueError(2) from first
except ValueError as error:
    show(error)
try:
    try:
        raise KeyError(1)
    except KeyError:
        raise ValueError(2) from None
except ValueError as error:
    show(error)
try:
    try:
        raise KeyError(1)
    finally:
        raise TypeError("in finally")
except TypeError as error:
    show(error)
a = ValueError("a")
b = ValueError("b")
try:
    try:
        try:
            raise a
        except ValueError:
            raise b
    except ValueError:
        raise a
except ValueError as error:
    show(error)
a.__cause__ = b
print(repr(a.__cause__), a.__suppress_context__)
a.__cause__ = None
try:
    a.__cause__ = 5
except TypeError as error:
    print(error)
try:
    raise ValueError from 5
except TypeError as error:
    print(error)
try:
    raise 5
except TypeError as error:
    print(error)
try:
    try:
        1 / 0
    except 5:
        pass
except TypeError as error:
    print(error)
