import asyncio
from contextlib import aclosing


async def ticks(name, log):
    try:
        for n in range(10):
            yield n
            await asyncio.sleep(0)
    finally:
        await asyncio.sleep(0)
        log.append(f'{name} closes')


async def first(generator):
    async for item in generator:
        return item


kept = []


async def keeps(log):
    # The list keeps the generator, so only asyncio.run() closes it.
    kept.append(ticks('kept', log))
    print(await first(kept[0]))
    print(log)


async def drops(log):
    print(await first(ticks('dropped', log)))
    # The loop closes the dropped generator during later passes, because the close awaits something.
    print(log)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(log)


async def drops_at_the_end(log):
    print(await first(ticks('late', log)))


async def never_started(log):
    kept.append(ticks('new', log))


async def finishes(log):
    kept.append(ticks('finished', log))
    print([n async for n in kept[-1]][-1], log)


async def closes(log):
    async with aclosing(ticks('closed', log)) as generator:
        kept.append(generator)
        print(await first(generator), log)
    print(log)


for main in (keeps, drops, drops_at_the_end, never_started, finishes, closes):
    log = []
    asyncio.run(main(log))
    print(main.__name__, log)


async def after():
    for generator in kept:
        print([item async for item in generator])


asyncio.run(after())


async def unwilling():
    try:
        yield 1
        yield 2
    finally:
        raise ValueError('not yet')


async def ignores():
    try:
        yield 1
    except GeneratorExit:
        yield 2


def handler(loop, context):
    print(context['message'].split(' <')[0], repr(context['exception']), context['asyncgen'] is kept[-1])


async def fails(make):
    asyncio.get_running_loop().set_exception_handler(handler)
    kept.append(make())
    print(await first(kept[-1]))


asyncio.run(fails(unwilling))
asyncio.run(fails(ignores))
kept.clear()


async def several():
    log = []
    generators = [ticks(f'{n}', log) for n in range(5)]
    for generator in generators:
        await anext(generator)
    del generators[2]
    await asyncio.get_running_loop().shutdown_asyncgens()
    return sorted(log)


print(asyncio.run(several()))

# Each loop closes its own generators.
log = []
loops = [asyncio.new_event_loop(), asyncio.new_event_loop()]
generators = [ticks('one', log), ticks('two', log)]
for loop, generator in zip(loops, generators):
    print(loop.run_until_complete(first(generator)))
for loop in loops:
    loop.run_until_complete(loop.shutdown_asyncgens())
    print(log)
    loop.close()


# If its loop is closed, a generator ends without its finally block.
async def start(log):
    generator = ticks('lost', log)
    await anext(generator)
    return generator


log = []
loop = asyncio.new_event_loop()
generator = loop.run_until_complete(start(log))
loop.close()
del generator
print(log)


# Without a loop, a generator runs its finally block as soon as the last reference to it goes.
async def plain(log):
    try:
        yield 1
    finally:
        log.append('plain closes')


generator = plain(log)
try:
    generator.asend(None).send(None)
except StopIteration as stop:
    print(stop.value)
del generator
print(log)
