# Both sizes in the message need more than 16 bits.
a = list(range(200_000))
try:
    a[::2] = [0] * 70_000
except ValueError as error:
    print(error)
print({1, 2} in {frozenset({1, 2})}, {1, 3} in {frozenset({1, 2})})
