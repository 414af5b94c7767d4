from contextlib import ExitStack, closing, contextmanager, nullcontext, suppress


@contextmanager
def section(name):
    print('enter', name)
    try:
        yield name.upper()
    finally:
        print('leave', name)


with section('a') as title:
    print(title)
try:
    with section('b'):
        raise ValueError('inside')
except ValueError as error:
    print('caught', error)
with suppress(ZeroDivisionError, KeyError):
    print(1 / 0)
with ExitStack() as stack:
    stack.enter_context(section('c'))
    stack.callback(print, 'callback')
    print('in the stack')


class File:
    def close(self):
        print('closed')


with closing(File()) as file:
    print(type(file).__name__)
with nullcontext(3) as value:
    print(value)


@contextmanager
def handles():
    try:
        yield
    except KeyError as error:
        print('handled', error)


with handles():
    raise KeyError('k')
print('end')
