"""Asynchronous context managers: order, errors, and exits by break and return."""


class Step:
    def __init__(self, name):
        self.name = name

    def __await__(self):
        yield self.name


class Resource:
    def __init__(self, name, swallows=()):
        self.name = name
        self.swallows = swallows

    async def __aenter__(self):
        await Step(f'enter {self.name}')
        return self.name.upper()

    async def __aexit__(self, kind, error, traceback):
        await Step(f'exit {self.name}')
        print('leaves', self.name, kind, error)
        return kind is not None and issubclass(kind, self.swallows)


async def nested():
    async with Resource('a') as first, Resource('b') as second:
        print(first, second)
    return 'nested'


async def swallowed():
    async with Resource('c', ZeroDivisionError):
        print(1 / 0)
    return 'goes on'


async def raised():
    try:
        async with Resource('d'), Resource('e'):
            raise KeyError('lost')
    except KeyError as error:
        return repr(error)


async def loop():
    for number in range(3):
        async with Resource(f'f{number}'):
            if number == 0:
                continue
            if number == 1:
                break
    async with Resource('g'):
        return 'returned'


async def mixed():
    try:
        async with Resource('h') as name:
            await Step('body')
            return f'{name} {await value()}'
    finally:
        await Step('finally')
        print('finally')


async def value():
    await Step('value')
    return 7


def run(coroutine):
    try:
        while True:
            print('-', coroutine.send(None))
    except StopIteration as stop:
        print('=', stop.value)


for function in [nested, swallowed, raised, loop, mixed]:
    run(function())

interrupted = mixed()
print(interrupted.send(None), interrupted.send(None))
print(interrupted.throw(ValueError('from outside')))
print(interrupted.send(None))
try:
    interrupted.send(None)
except ValueError as error:
    print(error)
