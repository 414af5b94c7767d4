import asyncio
import contextlib
import warnings


async def fetch(n):
    return n


class Client:
    async def get(self):
        pass


async def main():
    fetch(1)
    kept = fetch(2)
    kept = None
    await fetch(3)
    asyncio.sleep(0)
    Client().get()
    left = [fetch(4), fetch(5)]
    del left[0]
    left.clear()
    fetch(6).close()
    fetch(7) if kept is None else None


def in_a_loop():
    for n in range(3):
        fetch(n)


def started():
    coroutine = fetch(1)
    try:
        coroutine.send(None)
    except StopIteration:
        pass


async def cancelled():
    task = asyncio.create_task(fetch(1))
    task.cancel()
    await asyncio.wait([task])


def show(act):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        act()
    print(act.__name__)
    for each in caught:
        print(' ', each.lineno, each.category.__name__, each.message)


def program():
    asyncio.run(main())


def cancel():
    asyncio.run(cancelled())


def suppressed():
    with contextlib.suppress(RuntimeError):
        asyncio.gather(fetch(8), fetch(9))


for act in (program, in_a_loop, started, cancel):
    show(act)

# The filter 'default' shows a warning only once for each line of the source.
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('default')
    in_a_loop()
    print(len(caught))

with warnings.catch_warnings():
    warnings.simplefilter('ignore')
    fetch(0)
    suppressed()
print('ends')
