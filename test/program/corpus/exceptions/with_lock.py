from threading import Lock, Semaphore

lock = Lock()
slots = Semaphore(2)
try:
    with lock:
        print(lock.locked())
        1 / 0
except ZeroDivisionError as error:
    print(error, lock.locked())


def use():
    with lock, slots:
        return [1][2]


for i in range(4):
    try:
        use()
    except IndexError as error:
        print(i, error, lock.locked())
with lock as got, slots as also:
    print(got, also)


def loop():
    for i in range(4):
        with lock:
            try:
                if i == 1:
                    continue
                if i == 3:
                    break
                raise ValueError(i)
            except ValueError as error:
                print("inside", error, lock.locked())
    return lock.locked()


print(loop())
try:
    with lock:
        lock.release()
        raise ValueError("hidden")
except RuntimeError as error:
    print(error, "|", repr(error.__context__))
try:
    with 5:
        pass
except TypeError as error:
    print(error)
