# Each transfer takes two locks, always in the same order.
from threading import Lock, Thread

accounts = [100, 100, 100]
locks = [Lock(), Lock(), Lock()]


def transfer(source, target, amount):
    first, second = min(source, target), max(source, target)
    with locks[first], locks[second]:
        if accounts[source] < amount:
            return False
        accounts[source] -= amount
        accounts[target] += amount
        return True


def shuffle(source, target):
    for amount in range(1, 40):
        transfer(source, target, amount % 7)


threads = []
for i in range(3):
    for j in range(3):
        if i != j:
            threads.append(Thread(target=shuffle, args=(i, j)))
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(threads), sum(accounts), min(accounts) >= 0)
print(transfer(0, 1, 10_000), transfer(0, 1, 0))
