"""Asynchronous generators: iteration, values sent in, errors thrown in, closing."""


class Rest:
    def __init__(self, name):
        self.name = name

    def __await__(self):
        got = yield self.name
        return got


async def numbers(count):
    try:
        for number in range(count):
            await Rest(f'rest {number}')
            got = yield number
            if got is not None:
                print('got', got)
    except KeyError as error:
        print('key', error)
        yield 'after key'
    finally:
        await Rest('cleanup')
        print('cleaned')


async def iterate():
    async for number in numbers(3):
        print('item', number)


async def send():
    generator = numbers(5)
    print(await generator.__anext__(), await generator.asend('hello'), await anext(generator))
    print(await generator.athrow(KeyError('k')))
    try:
        await anext(generator)
    except StopAsyncIteration as stop:
        print('over', stop.args)
    print(await generator.aclose())


async def close():
    generator = numbers(5)
    print(await anext(generator))
    print(await generator.aclose(), await generator.aclose())
    print([number async for number in generator])
    print(await numbers(1).aclose())


async def pipeline():
    async def evens(source):
        async for number in source:
            if number % 2 == 0:
                yield number

    async def plus(source, step):
        async for number in source:
            yield number + step

    print([number async for number in plus(evens(numbers(5)), 10)])


async def nothing():
    async def never():
        return
        yield

    print([x async for x in never()])
    generator = never()
    print(aiter(generator) is generator, generator.__aiter__() is generator)


def run(coroutine):
    rests = 0
    try:
        while True:
            coroutine.send(None)
            rests += 1
    except StopIteration:
        print(rests, 'rests')


for function in [iterate, send, close, pipeline, nothing]:
    run(function())
