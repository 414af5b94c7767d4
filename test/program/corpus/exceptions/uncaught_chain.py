def first():
    raise KeyError("no such key")


def second():
    try:
        first()
    except KeyError as error:
        raise ValueError("bad value") from error


def third():
    try:
        second()
    except ValueError:
        1 / 0


third()
