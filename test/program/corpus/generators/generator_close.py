# close() raises GeneratorExit where the generator waits.
def g():
    try:
        yield 1
        yield 2
    finally:
        print('cleanup')


x = g()
next(x)
x.close()
x.close()
print(list(x))
unstarted = g()
unstarted.close()
print(list(unstarted))


def catches():
    try:
        yield 1
    except GeneratorExit:
        print('exit')
        raise


c = catches()
next(c)
c.close()


def ignores():
    while True:
        try:
            yield 1
        except GeneratorExit:
            print("ignored")
            yield 2
            return


i = ignores()
next(i)
try:
    i.close()
except RuntimeError as e:
    print(e)


def fails():
    try:
        yield 1
    finally:
        raise ValueError('in finally')


f = fails()
next(f)
try:
    f.close()
except ValueError as e:
    print(e)


def inner(name):
    try:
        yield name
    finally:
        print('close', name)


def outer():
    try:
        yield from inner('inner')
    finally:
        print('close outer')


def outermost():
    try:
        yield from outer()
    finally:
        print('close outermost')


o = outermost()
print(next(o))
o.close()
print(next(o, 'closed'))
