"""Generators form a pipeline, and a thread consumes its end."""
import threading


def numbers(limit):
    for n in range(limit):
        yield n


def only_odd(source):
    return (n for n in source if n % 2)


def running_sum(source):
    total = 0
    for n in source:
        total += n
        yield total


out = []
thread = threading.Thread(target=lambda: out.extend(running_sum(only_odd(numbers(10)))))
thread.start()
thread.join()
print(out)
