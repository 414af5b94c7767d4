import asyncio


async def count(limit):
    for n in range(limit):
        await asyncio.sleep(0)
        yield n


class Source:
    def __init__(self):
        self.left = 2

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.left == 0:
            raise StopAsyncIteration
        self.left -= 1
        return self.left


class Broken:
    def __aiter__(self):
        return self

    async def __anext__(self):
        raise KeyError('broken')


async def main():
    for iterator in (count(2), Source()):
        print([await anext(iterator, 'over') for _ in range(4)])
        print([await anext(*[iterator, None])], await anext(iterator, iterator) is iterator)
    print(await asyncio.wait_for(anext(count(0), 5), 1))
    print(await asyncio.create_task(anext(count(1), 5)))
    print(await asyncio.gather(*[anext(count(n), 'none') for n in range(3)]))
    items = count(3)
    following = anext
    print(await following(items), await following(items, None), await anext(items), await following(items, None))
    for arguments in ((), (items, 1, 2), (3, None), ([], None)):
        try:
            anext(*arguments)
        except TypeError as error:
            print(error)
    try:
        await anext(Broken(), None)
    except KeyError as error:
        print(repr(error))


asyncio.run(main())
