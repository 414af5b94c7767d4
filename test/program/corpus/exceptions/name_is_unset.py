def f():
    error = "before"
    try:
        raise ValueError("x")
    except ValueError as error:
        pass
    try:
        print(error)
    except UnboundLocalError as e:
        print(e)


f()
try:
    1 / 0
except ZeroDivisionError as gone:
    pass
try:
    gone
except NameError as e:
    print(e)


def in_loop():
    for i in range(3):
        try:
            if i == 1:
                raise KeyError(i)
        except KeyError as k:
            print("k", k)
            continue
        print(i)


in_loop()


def leaves():
    for i in range(3):
        try:
            raise KeyError(i)
        except KeyError as k:
            if i == 1:
                return i
            if i == 2:
                break


print(leaves())
