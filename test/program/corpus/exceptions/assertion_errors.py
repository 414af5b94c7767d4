def check(value):
    assert value > 0, f"{value} is not positive"
    assert value < 10
    return value


for value in [5, -1, 12]:
    try:
        print(check(value))
    except AssertionError as error:
        print(repr(error), "|", error)
try:
    assert False, ("a", 1)
except AssertionError as error:
    print(error.args, error)
assert [], [1, 2]
