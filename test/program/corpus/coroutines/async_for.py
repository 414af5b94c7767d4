"""Asynchronous iteration and comprehensions."""


class Tick:
    def __init__(self, name):
        self.name = name

    def __await__(self):
        yield self.name


class Countdown:
    def __init__(self, start):
        self.left = start

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.left == 0:
            raise StopAsyncIteration
        await Tick(f'tick {self.left}')
        self.left -= 1
        return self.left


async def square(number):
    await Tick('square')
    return number * number


async def statements():
    async for number in Countdown(2):
        print(number)
    else:
        print('else')
    async for number in Countdown(4):
        if number == 3:
            continue
        if number == 1:
            break
        print(number)
    else:
        print('never')
    async for _ in Countdown(0):
        print('never')


async def pairs():
    async for first, second in Pairs():
        print(first + second)
        return first


class Pairs:
    def __aiter__(self):
        return self

    async def __anext__(self):
        return 1, 2


async def comprehensions():
    print([number async for number in Countdown(3) if number != 1])
    print({number: await square(number) async for number in Countdown(2)})
    print({number % 2 async for number in Countdown(4)})
    print([inner async for outer in Countdown(2) async for inner in Countdown(outer)])
    print([x + y for x in range(2) async for y in Countdown(2)])
    print([await square(number) for number in range(3) if await square(number) > 0])
    print(await square(sum([n async for n in Countdown(3)])))
    doubled = (2 * number async for number in Countdown(3))
    print(type(doubled).__name__, [number async for number in doubled])
    squares = (await square(number) for number in range(3))
    print(type(squares).__name__, [number async for number in squares])


async def fails():
    try:
        async for number in Countdown(2):
            raise ValueError(number)
    except ValueError as error:
        print('caught', error)
    async for number in Countdown('x'):
        pass


def run(coroutine):
    steps = []
    try:
        while True:
            steps.append(coroutine.send(None))
    except StopIteration as stop:
        print(stop.value, steps)
    except TypeError as error:
        print(error, steps)


for function in [statements, pairs, comprehensions, fails]:
    run(function())
