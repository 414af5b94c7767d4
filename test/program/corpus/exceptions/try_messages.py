def zero():
    return 1 // 0


def modulo():
    return 1 % 0


def fraction():
    return 1.5 / 0


def index():
    return [1, 2][5]


def add():
    return 1 + "a"


def call():
    return zero(1, 2)


def missing():
    return modulo() + undefined_name


def unbound():
    value = local
    local = 1
    return value


def number():
    return int("twelve")


def unpack():
    a, b = [1, 2, 3]


def compare():
    return 1 < "a"


def not_callable():
    return 5()


def iterate():
    for item in 5:
        pass


def text_index():
    return "abc"[10]


def pop():
    return [].pop()


def deep():
    return deep()


for test in [zero, modulo, fraction, index, add, call, unbound, number, unpack, compare, not_callable, iterate, text_index, pop, deep]:
    try:
        test()
    except Exception as error:
        print(repr(error), "|", error, "|", error.args)
try:
    missing()
except ArithmeticError as error:
    print("arithmetic", error)
try:
    undefined_name
except NameError as error:
    print(error)
