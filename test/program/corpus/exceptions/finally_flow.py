def early():
    try:
        return "try"
    finally:
        print("cleanup")


def override():
    try:
        return "try"
    finally:
        return "finally"


def swallow():
    try:
        1 / 0
    finally:
        return "swallowed"


def loop_break():
    for i in range(5):
        try:
            if i == 2:
                break
            print("round", i)
        finally:
            print("end", i)
    return i


def loop_continue():
    out = []
    for i in range(4):
        try:
            if i % 2:
                continue
            out.append(i)
        finally:
            out.append(-i)
    return out


def break_in_finally():
    for i in range(3):
        try:
            1 / 0
        finally:
            break
    return "left the loop"


def continue_in_finally():
    count = 0
    while count < 3:
        count += 1
        try:
            return count
        finally:
            continue
    return "continued"


def nested():
    try:
        try:
            return 1
        finally:
            print("inner")
    finally:
        print("outer")


def in_loops():
    for i in range(2):
        for j in [1, 2]:
            try:
                try:
                    if j == 2:
                        return i, j
                finally:
                    print("a", i, j)
            finally:
                for k in range(2):
                    print("b", k)


def reraise():
    try:
        try:
            raise KeyError("inner")
        finally:
            print("on the way")
    except KeyError as error:
        return repr(error)


def value_under_loop():
    try:
        return [1, 2, 3][1]
    finally:
        for x in [7, 8]:
            if x == 8:
                break
            print("loop in finally", x)


print(early(), override(), swallow(), loop_break(), loop_continue(), break_in_finally(), continue_in_finally())
print(nested(), in_loops(), reraise(), value_under_loop())
