import sys
import traceback


class Wrong(ValueError):
    pass


class Output:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)


def plain(text):
    """The text without the folder of this file."""
    first, *others = text.split('File "')
    return 'File "'.join([first] + [other[other.index('traceback_formats.py'):] for other in others])


def divide(a, b):
    return a / b


def convert(text):
    try:
        return int(text)
    except ValueError as error:
        raise Wrong(f'cannot convert {text}') from error


def recurse(depth):
    if depth == 0:
        raise KeyError('deep')
    recurse(depth - 1)


try:
    divide(1, 0)
except ZeroDivisionError as error:
    print(plain(traceback.format_exc()), end='')
    print([plain(line) for line in traceback.format_exception(error)])
    print(traceback.format_exception_only(error))
    print(traceback.format_exception_only(type(error), error))
    kind, value, trace = sys.exc_info()
    print(plain(''.join(traceback.format_exception(kind, value, trace))), end='')
    for frame in traceback.extract_tb(trace):
        print(frame.filename.split('/')[-1], frame.lineno, frame.name, frame.line)
    print([plain(line) for line in traceback.format_tb(trace)])

for attempt in (lambda: convert('x'), lambda: recurse(6), lambda: recurse(2)):
    try:
        attempt()
    except Exception as error:
        output = Output()
        traceback.print_exc(file=output)
        print(plain(''.join(output.parts)))
        print(plain(''.join(traceback.format_exception(error, chain=False, limit=1))))
        print(plain(''.join(traceback.format_exception(error, limit=-1))))

try:
    try:
        divide(1, 'x')
    except TypeError:
        raise Wrong
except Wrong as error:
    error.add_note('a note\nin two lines')
    print(plain(''.join(traceback.format_exception(error))))

try:
    try:
        divide(2, 0)
    except ZeroDivisionError:
        raise Wrong('no context') from None
except Wrong:
    print(plain(traceback.format_exc()))

print(plain(traceback.format_exc()))


def outer():
    return inner()


def inner():
    return traceback.extract_stack(), traceback.format_stack(limit=2)


stack, text = outer()
print([(frame.name, frame.lineno, frame.line) for frame in stack])
print(plain(''.join(text)), end='')
print(stack[-1] == stack[2], tuple(stack[0])[1:], len(stack))
output = Output()
traceback.print_stack(file=output)
print(plain(''.join(output.parts)), end='')
