"""What cannot be awaited, iterated or entered."""


def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as stop:
        return stop.value


class Pause:
    def __await__(self):
        yield


class Awaits:
    def __init__(self, result):
        self.result = result

    def __await__(self):
        return self.result


class NoExit:
    async def __aenter__(self):
        return self


class PlainEnter:
    def __aenter__(self):
        return 3

    async def __aexit__(self, *details):
        pass


class PlainExit:
    async def __aenter__(self):
        return self

    def __aexit__(self, *details):
        return 4


class WrongIterator:
    def __aiter__(self):
        return 'text'


class WrongItem:
    def __aiter__(self):
        return self

    def __anext__(self):
        return 5


def generator():
    yield


async def pause():
    await Pause()


async def await_int():
    await 3


async def await_none():
    await None


async def await_function():
    await pause


async def await_generator():
    await generator()


async def await_wrong_result():
    await Awaits([])


async def await_coroutine_result():
    coroutine = pause()
    try:
        await Awaits(coroutine)
    finally:
        coroutine.close()


async def with_int():
    async with 3:
        pass


async def with_no_exit():
    async with NoExit():
        pass


async def with_plain_enter():
    async with PlainEnter():
        pass


async def with_plain_exit():
    async with PlainExit():
        pass


async def plain_with():
    with NoExit():
        pass


async def for_list():
    async for _ in [1]:
        pass


async def for_wrong_iterator():
    async for _ in WrongIterator():
        pass


async def for_wrong_item():
    async for _ in WrongItem():
        pass


async def plain_for():
    coroutine = pause()
    try:
        for _ in coroutine:
            pass
    finally:
        coroutine.close()


async def awaited_twice():
    coroutine = pause()
    await coroutine
    await coroutine


async def awaited_by_two():
    coroutine = pause()
    coroutine.send(None)
    await coroutine


async def early_value():
    coroutine = pause()
    try:
        coroutine.send(1)
    finally:
        coroutine.close()


async def raises_stop():
    raise StopIteration(1)


async def delegates():
    coroutine = pause()

    def plain():
        yield from coroutine

    try:
        list(plain())
    finally:
        coroutine.close()


async def aiter_int():
    aiter(3)


async def anext_int():
    await anext(3)


for function in [
    await_int,
    await_none,
    await_function,
    await_generator,
    await_wrong_result,
    await_coroutine_result,
    with_int,
    with_no_exit,
    with_plain_enter,
    with_plain_exit,
    plain_with,
    for_list,
    for_wrong_iterator,
    for_wrong_item,
    plain_for,
    awaited_twice,
    awaited_by_two,
    early_value,
    raises_stop,
    delegates,
    aiter_int,
    anext_int,
]:
    try:
        run(function())
    except Exception as error:
        print(f'{function.__name__}: {type(error).__name__}: {error}; {error.__cause__!r}')
