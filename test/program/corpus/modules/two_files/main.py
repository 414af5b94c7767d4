import helper
import helper as h
from helper import f as g, VALUE
from helper import sleep

print(helper.VALUE, h.f(), g(), VALUE)
h.VALUE = 9
print(h.VALUE, helper.f(), VALUE)
helper.VALUE += 1
print(g(), h.VALUE, __name__, h.__name__)
h.items.append(4)
print(helper.items, h.count(2))
h.added = 'from outside'
print(helper.added, h.read_added())
sleep(0)
helper.sleep(0)
helper.time.sleep(0)


def local():
    import helper as inner
    from helper import f
    return inner.VALUE + f()


print(local(), local())
