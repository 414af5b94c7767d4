# Threads share the work: products of matrices, and instances with methods, dicts and strs. Each thread has data of its own.
from threading import Barrier, Thread
from time import perf_counter

THREADS = 2
# 0: products of matrices, 1: instances
KIND = 0
TURNS = 192

ready = Barrier(THREADS + 1)
finished = Barrier(THREADS + 1)


def product(n):
    one = [[i * n + j for j in range(n)] for i in range(n)]
    result = []
    for i in range(n):
        row = []
        for j in range(n):
            total = 0
            for k in range(n):
                total += one[i][k] * one[k][j]
            row.append(total)
        result.append(row)
    return result


class Account:
    def __init__(self, name):
        self.name = name
        self.entries = {}
        self.total = 0

    def add(self, key, value):
        self.entries[key] = self.entries.get(key, 0) + value
        self.total += value


def accounts(n):
    made = [Account(f"account {i}") for i in range(n)]
    for turn in range(n * 20):
        made[turn % n].add(f"key {turn % 7}", turn)
    return sum([account.total for account in made])


def work():
    for _ in range(2):
        product(20)
        accounts(40)
    ready.wait()
    for _ in range(TURNS // THREADS):
        if KIND:
            accounts(300)
        else:
            product(40)
    finished.wait()


for _ in range(THREADS):
    Thread(target=work).start()
ready.wait()
start = perf_counter()
finished.wait()
print(perf_counter() - start)
