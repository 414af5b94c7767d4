# warm-up.ts puts the text of this file before interpreter.py and threads.py.
def countdown(n):
    while n > 0:
        n -= 1


def total(n):
    s = 0
    for i in range(n):
        s = s + i
    return s
