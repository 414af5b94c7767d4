async def divide(number):
    return 1 / number


async def middle():
    async for number in numbers():
        print(number)
        await divide(number)


async def numbers():
    yield 1
    yield 0


middle().send(None)
