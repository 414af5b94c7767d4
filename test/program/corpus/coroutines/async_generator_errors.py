"""Errors of asynchronous generators and of their steps."""


class Rest:
    def __await__(self):
        yield


async def stops():
    yield 1
    raise StopIteration


async def stops_async():
    yield 1
    raise StopAsyncIteration


async def yields_in_finally():
    try:
        yield 1
    finally:
        yield 2


async def slow():
    await Rest()
    yield 1
    await Rest()


async def stop_iteration():
    return [x async for x in stops()]


async def stop_async_iteration():
    return [x async for x in stops_async()]


async def ignored_exit():
    generator = yields_in_finally()
    await anext(generator)
    await generator.aclose()


async def thrown_into_finally():
    generator = yields_in_finally()
    print(await anext(generator), await generator.athrow(ValueError('v')))
    await anext(generator)


async def step_twice():
    step = slow().__anext__()
    print(await step)
    await step


async def close_twice():
    step = slow().aclose()
    await step
    await step


async def two_steps():
    generator = slow()
    generator.__anext__().send(None)
    await generator.__anext__()


async def close_in_step():
    generator = slow()
    generator.asend(None).send(None)
    await generator.aclose()


async def throw_in_step():
    generator = slow()
    generator.asend(None).send(None)
    await generator.athrow(ValueError)


async def early_value():
    await slow().asend(5)


async def no_send():
    slow().send(None)


async def not_iterable():
    for _ in slow():
        pass


async def thrown_at_start():
    await slow().athrow(ValueError, 'early')


async def thrown_after_end():
    generator = slow()
    print([x async for x in generator])
    print(await generator.athrow(ValueError))


def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as stop:
        return stop.value


for function in [
    stop_iteration,
    stop_async_iteration,
    ignored_exit,
    thrown_into_finally,
    step_twice,
    close_twice,
    two_steps,
    close_in_step,
    throw_in_step,
    early_value,
    no_send,
    not_iterable,
    thrown_at_start,
    thrown_after_end,
]:
    try:
        print(function.__name__, run(function()))
    except Exception as error:
        print(f'{function.__name__}: {type(error).__name__}: {error}; {error.__cause__!r}')
