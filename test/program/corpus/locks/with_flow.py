from threading import Lock, Semaphore

lock = Lock()
other = Lock()


def first_even(numbers):
    for number in numbers:
        with lock:
            if number % 2:
                continue
            with other:
                return number + lock.locked() + other.locked()
    return None


def constant():
    for _ in range(3):
        with lock, other:
            return 7


def nothing():
    with lock:
        while True:
            with other:
                break
        print(lock.locked(), other.locked())


print(first_even([1, 3, 4, 6]), lock.locked(), other.locked())
print(first_even([1, 3]), lock.locked())
print(constant(), lock.locked(), other.locked())
print(nothing(), lock.locked())
for i in range(5):
    with lock:
        if i == 1:
            continue
        if i == 3:
            break
        print(i)
else:
    print("not reached")
print(lock.locked())
gate = Semaphore(1)
with gate:
    print(gate.acquire(False))
print(gate.acquire(False))
