import asyncio


async def quick(log, n):
    log.append(f'quick {n}')
    return n


async def slow(log, n):
    log.append(f'slow {n} begins in {asyncio.current_task().get_name()}')
    await asyncio.sleep(0)
    log.append(f'slow {n} ends')
    return n


async def fails():
    raise ValueError('eager')


async def main():
    log = []
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    task = asyncio.create_task(quick(log, 1), name='first')
    print(task.done(), task.result(), task.get_name(), log)
    task = asyncio.create_task(slow(log, 2))
    print(task.done(), log[-1].startswith('slow 2 begins'), asyncio.current_task() is not task)
    print(task in asyncio.all_tasks(), await task, log[-1])
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(make(log, n)) for n, make in enumerate((quick, slow, quick))]
    print([task.result() for task in tasks])
    print(await asyncio.gather(quick(log, 3), slow(log, 4)))
    task = asyncio.create_task(fails())
    print(task.done(), repr(task.exception()))
    loop.set_task_factory(None)
    task = asyncio.create_task(quick(log, 5))
    print(task.done(), await task)
    task = asyncio.Task(quick(log, 6), loop=loop, eager_start=True)
    print(task.done())

    class Named(asyncio.Task):
        pass

    loop.set_task_factory(asyncio.create_eager_task_factory(Named))
    print(type(asyncio.create_task(quick(log, 7))).__name__)


asyncio.run(main())
