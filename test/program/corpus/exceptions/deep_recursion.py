def down(n):
    return down(n + 1)


def guarded(n):
    try:
        return guarded(n + 1)
    except RecursionError:
        return n


for i in range(3):
    try:
        down(0)
    except RecursionError as error:
        print(str(error)[:32])
print(guarded(0) > 900)


def many(n):
    if n == 0:
        raise ValueError("bottom")
    try:
        many(n - 1)
    finally:
        counts[0] += 1


counts = [0]
try:
    many(200)
except ValueError as error:
    print(error, counts)
