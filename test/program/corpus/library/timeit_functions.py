import timeit
from timeit import Timer, default_timer

calls = []
taken = timeit.timeit(lambda: calls.append(1), number=10)
print(len(calls), taken >= 0, isinstance(taken, float))
print(len(timeit.repeat(lambda: calls.append(2), repeat=3, number=2)), len(calls))
print(len(Timer(lambda: None).repeat(2, 1)), default_timer() > 0)
try:
    timeit.timeit(3)
except ValueError as error:
    print(error)
