import sys

print(sys.exc_info(), sys.exception())


def handled():
    return sys.exception()


try:
    raise ValueError("outer")
except ValueError:
    print(repr(handled()), sys.exc_info()[0], repr(sys.exc_info()[1]))
    try:
        raise KeyError("inner")
    except KeyError:
        print(repr(handled()))
    print(repr(handled()))
print(handled())


def loop():
    for i in range(3):
        try:
            if i == 1:
                raise IndexError(i)
        except IndexError:
            continue
        finally:
            print(i, repr(handled()))
    return repr(handled())


print(loop())
