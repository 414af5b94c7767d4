def inner():
    return [1][3]


def outer():
    try:
        inner()
    except IndexError:
        print("seen")
        raise


def last():
    try:
        outer()
    finally:
        print("finally")


last()
