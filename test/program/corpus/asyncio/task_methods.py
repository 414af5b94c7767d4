# A task has a name, a state and a result, and it calls its callbacks after it is done.
import asyncio


async def number(value):
    await asyncio.sleep(0)
    return value * 2


async def fail():
    await asyncio.sleep(0)
    raise ValueError("no number")


def show(task):
    print("callback of", task.get_name(), task.done())


async def main():
    first = asyncio.create_task(number(4), name="double")
    second = asyncio.create_task(number(5))
    second.set_name("second")
    third = asyncio.create_task(fail())
    print(first.get_name(), second.get_name(), asyncio.current_task().get_name(), third.get_name())
    print(first.done(), first.cancelled(), first.cancelling())
    try:
        first.result()
    except asyncio.InvalidStateError as error:
        print(type(error).__name__, error)
    try:
        first.exception()
    except asyncio.InvalidStateError as error:
        print(error)
    for task in (first, second, third):
        task.add_done_callback(show)
    second.add_done_callback(print)
    print(second.remove_done_callback(print), second.remove_done_callback(len))
    print(sorted(task.get_name() for task in asyncio.all_tasks()))
    print(await first, await second)
    print(first.done(), first.result(), first.exception())
    print(repr(third.exception()))
    first.add_done_callback(show)
    await asyncio.sleep(0)
    try:
        await third
    except ValueError as error:
        print("awaited:", error)
    print(first.get_coro().__name__, first.get_loop() is asyncio.get_running_loop())
    print(isinstance(first, asyncio.Task), isinstance(first, asyncio.Future), asyncio.isfuture(first), asyncio.isfuture(4))
    try:
        first.set_result(3)
    except RuntimeError as error:
        print(error)
    print(len(asyncio.all_tasks()))


asyncio.run(main())
