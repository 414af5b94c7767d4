attempts = []


def unreliable(n):
    attempts.append(n)
    if n < 3:
        raise ConnectionError(f"attempt {n} failed")
    return f"worked at {n}"


def retry(limit):
    for n in range(limit):
        try:
            return unreliable(n)
        except ConnectionError as error:
            last = error
            print("retry after:", error)
    raise TimeoutError("gave up") from last


print(retry(5))
print(attempts)


def total(texts):
    good = 0
    bad = 0
    for text in texts:
        try:
            good += int(text)
        except ValueError:
            bad += 1
    return good, bad


print(total(["1", "x", "22", "", "3.5", "7"] * 50))
try:
    retry(2)
except OSError as error:
    print(repr(error), repr(error.__cause__))
