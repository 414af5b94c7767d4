from contextlib import ExitStack, closing, contextmanager, nullcontext, suppress


@contextmanager
def step(name):
    print('enter', name)
    try:
        yield name.upper()
    finally:
        print('exit', name)


with ExitStack() as stack:
    print([stack.enter_context(step(name)) for name in 'abc'])
    stack.callback(print, 'callback', 1)
with suppress(KeyError, ValueError):
    with step('inner'):
        {}['missing']
    print('never')
with nullcontext(5) as five:
    print(five)


class Door:
    def close(self):
        print('closed')


with closing(Door()) as door:
    print(type(door).__name__)


@contextmanager
def twice():
    yield 1
    yield 2


try:
    with twice():
        pass
except RuntimeError as error:
    print(error)
try:
    with step('fails'):
        raise ValueError('inside')
except ValueError as error:
    print('caught', error)
