def log(action):
    try:
        action()
    except ValueError:
        print("logged")
        raise


def bad():
    raise ValueError("bad")


try:
    log(bad)
except ValueError as error:
    print("again:", error)


def chain():
    try:
        try:
            raise KeyError("first")
        except KeyError:
            raise
    except LookupError as error:
        kept = error
    return kept


print(repr(chain()))


def nothing():
    raise


try:
    nothing()
except RuntimeError as error:
    print(error)
try:
    raise ValueError("outer")
except ValueError:
    try:
        raise TypeError("inner")
    except TypeError:
        pass
    try:
        raise
    except ValueError as error:
        print("the outer one is handled again:", error)
