# requires: python >= 3.14
from concurrent import interpreters

calls = 0
print("module")


def count(step):
    global calls
    calls += step
    return calls


def describe(x):
    return f"{x}", [x, (x, None)], len(str(x))


if __name__ == "__main__":
    one = interpreters.create()
    other = interpreters.create()
    print(one, other, one.id, interpreters.get_current(), interpreters.get_main())
    print(one.is_running(), interpreters.get_main().is_running())
    print(one.call(describe, 2.5))
    print(one.call(count, 2), one.call(count, step=3), other.call(count, 5), calls)
    mine = [1, 2]
    copy = one.call(sorted, mine)
    copy.append(3)
    print(mine, copy, one.call(len, "four"))
    one.close()
    other.close()
    print(interpreters.create())
