"""lru_cache makes the recursive Fibonacci fast, also from several threads."""
from functools import lru_cache
import threading


@lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


answers = {}


def ask(n):
    answers[n] = fib(n)


threads = [threading.Thread(target=ask, args=(n,)) for n in (10, 50, 90)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(answers.items()))
print(fib.cache_info().currsize)
