errors = [
    ValueError(),
    ValueError("text"),
    ValueError("text", 1, [2, 3]),
    ValueError(None),
    ValueError(("a", "b")),
    KeyError("key"),
    KeyError(3),
    KeyError("a", "b"),
    KeyError(),
    OSError("just text"),
    OSError(2, "No such file"),
    OSError(17, "exists", "name.txt"),
    OSError(1, 2, 3, 4),
    StopIteration(5),
    StopIteration(),
    SystemExit(3),
    SystemExit(),
    SystemExit("a", "b"),
    AssertionError("it's"),
    IndexError("quote ' and \""),
]
for error in errors:
    print(str(error), "|", repr(error), "|", error.args)
print(errors[13].value, errors[14].value, errors[15].code, errors[16].code, errors[17].code)
print(errors[9].errno, errors[10].errno, errors[10].strerror, errors[10].filename, errors[11].filename)
print([ValueError("in a list"), (KeyError("k"),)])
print(f"{errors[1]} {errors[1]!r} {errors[1]!s}")
print("%s and %r" % (errors[1], errors[5]))
print(ValueError("x") == ValueError("x"), errors[0] is errors[0], bool(errors[0]))
print(errors[0].__cause__, errors[0].__context__, errors[0].__suppress_context__, errors[0].__traceback__)
try:
    raise errors[0]
except ValueError as error:
    print(error is errors[0], error.__traceback__ is None)
