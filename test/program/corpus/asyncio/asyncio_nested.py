# Coroutines await coroutines in all places where an expression may be.
from asyncio import create_task, gather, run, sleep


async def one():
    return 1


async def number(n, add=0):
    await sleep(0)
    return n + add


async def fib(n):
    if n < 2:
        await sleep(0)
        return n
    return await fib(n - 1) + await fib(n - 2)


async def deep(n):
    if n == 0:
        await sleep(0.001)
        return "bottom"
    return await deep(n - 1)


async def truth(value):
    await sleep(0)
    return value


def plain(coroutine):
    return create_task(coroutine)


async def main():
    print(await fib(10), await deep(200))
    print(await number(2) ** 2, -await number(3), await number(1) + await number(2) * 3, not await truth(0))
    print(f"{await number(4)!r:>4}|{await number(5, add=2):.2f}")
    print([await number(i, i) for i in range(4) if await truth(i != 1)])
    print((await one(), [await one()], await number(add=1, n=2)))
    print("yes" if await truth([]) else "no", await truth(1) and await truth("b"), 1 < await number(2) < 3)
    items = [10, 20]
    items[await one()] += await number(7)
    print(items, items[await truth(0)], await truth(await truth(await truth("inner"))))
    while await truth(len(items) < 4):
        items.append(await number(len(items)))
    print(items)
    assert await truth(True), "never shown"
    a, b = await gather(fib(5), plain(number(6)))
    print(a, b)
    return await plain(deep(3))


print(run(main()))
