"""contextlib's tools for asynchronous code."""

from contextlib import AsyncExitStack, aclosing, asynccontextmanager, contextmanager, nullcontext


class Rest:
    def __await__(self):
        yield


@asynccontextmanager
async def opened(name):
    print('open', name)
    await Rest()
    try:
        yield name.upper()
    except KeyError as error:
        print('swallows', repr(error))
    finally:
        await Rest()
        print('close', name)


@contextmanager
def plain(name):
    print('enter', name)
    yield name
    print('leave', name)


@asynccontextmanager
async def twice():
    yield 1
    yield 2


@asynccontextmanager
async def never():
    return
    yield


async def use():
    async with opened('a') as name, opened('b'):
        print(name)
    async with opened('c'):
        raise KeyError('k')
    try:
        async with opened('d'):
            raise ValueError('v')
    except ValueError as error:
        print('passed', error)
    async with nullcontext(5) as five:
        print(five)
    for manager in [twice(), never()]:
        try:
            async with manager:
                pass
        except RuntimeError as error:
            print(error)


async def numbers():
    try:
        yield 1
        yield 2
    finally:
        await Rest()
        print('numbers closed')


async def stack():
    async with AsyncExitStack() as exits:
        await exits.enter_async_context(opened('e'))
        print(exits.enter_context(plain('f')))
        exits.callback(print, 'callback', 1)
        exits.push_async_callback(later, 'async callback')
        print('body')
    async with aclosing(numbers()) as generator:
        async for number in generator:
            print(number)
            break
    print('end')


async def later(text):
    await Rest()
    print(text)


def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration:
        pass


run(use())
run(stack())
