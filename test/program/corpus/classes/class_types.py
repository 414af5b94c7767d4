class A:
    def m(self):
        pass

def g():
    yield 1

for value in (1, True, 1.5, "s", b"b", [1], (1,), {}, {1}, None, len, A, A(), A().m, g, g(), range(3), 10 ** 30, NotImplemented):
    print(type(value), type(value).__name__, value.__class__ is type(value))
print(int, str, A, type, int.__name__, type(int), type(type(1)), [int, A])
print(isinstance(None, type(None)), isinstance(3, (str, int)), isinstance(True, int), issubclass(bool, int), type(1) == int, type(1) is type(2))
print(isinstance(len, type(print)), isinstance({}, dict), isinstance({}, (list, dict)), isinstance([], object), isinstance(3, object))
try:
    isinstance(3, 4)
except TypeError as e:
    print(e)
print(type(None).__name__)
for first, second in (3, int), (int, 3), (int, (str, 3)):
    try:
        issubclass(first, second)
    except TypeError as e:
        print(e)
