# Asynchronous generators, comprehensions and context managers, while other tasks run.
import asyncio


async def ticks(name, count):
    try:
        for n in range(count):
            await asyncio.sleep(0)
            yield n
    finally:
        print(name, "is closed")


async def show(name, count):
    async for n in ticks(name, count):
        print(name, n)


class Countdown:
    def __init__(self, start):
        self.left = start

    def __aiter__(self):
        return self

    async def __anext__(self):
        await asyncio.sleep(0)
        if self.left == 0:
            raise StopAsyncIteration
        self.left -= 1
        return self.left


class Session:
    async def __aenter__(self):
        await asyncio.sleep(0)
        print("opened")
        return "a session"

    async def __aexit__(self, kind, value, traceback):
        await asyncio.sleep(0)
        print("closed after", value)
        return kind is ValueError


async def main():
    await asyncio.gather(show("a", 2), show("b", 3))
    print([n * n async for n in ticks("list", 4) if n % 2])
    print({n async for n in Countdown(3)}, sum([n async for n in Countdown(5)]))
    async for n in ticks("broken", 9):
        if n == 1:
            break
    else:
        print("never")
    generator = ticks("asked", 5)
    print(await anext(generator), await generator.__anext__())
    await generator.aclose()
    async with Session() as session:
        print(session)
    async with Session():
        raise ValueError("suppressed")
    try:
        async with Session(), Session():
            raise KeyError("not suppressed")
    except KeyError as error:
        print("caught", error)


asyncio.run(main())
