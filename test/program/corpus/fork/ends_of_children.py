# How a forked child ends. It runs no code after start(), and no function of atexit.
import atexit
import os
import sys
from multiprocessing import Process, active_children

atexit.register(print, 'atexit')


def fail(depth):
    if depth:
        fail(depth - 1)
    raise ValueError('in the child')


def run(target, *args):
    child = Process(target=target, args=args)
    child.start()
    child.join()
    print(args, child.exitcode)


try:
    run(fail, 1)
    run(sys.exit)
    run(sys.exit, 3)
    run(sys.exit, 'a message')
    run(os._exit, 4)
    run(print, 'printed')
finally:
    print('the finally clause runs once')


def fail_while_handled():
    print(repr(sys.exception()))


try:
    1 / 0
except ZeroDivisionError:
    run(fail_while_handled)

child = Process(target=sys.exit, args=(0,))
child.start()
try:
    child.start()
except AssertionError as error:
    print(error)
child.join()
print(active_children())
