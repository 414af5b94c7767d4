# wait() returns the tasks that are done and the others. It raises no errors of tasks, and it cancels no tasks.
import asyncio


async def after(seconds, name, fails=False):
    await asyncio.sleep(seconds)
    if fails:
        raise LookupError(name)
    return name


def names(tasks):
    return sorted(task.get_name() for task in tasks)


def start(*cases):
    return [asyncio.create_task(after(seconds, name, name.startswith("x")), name=name) for seconds, name in cases]


async def main():
    tasks = start((0.05, "a"), (0.2, "b"), (0.6, "c"))
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(names(done), names(pending))
    done, pending = await asyncio.wait(pending, timeout=0.3)
    print(names(done), names(pending))
    done, pending = await asyncio.wait(pending)
    print(names(done), names(pending), [task.result() for task in done])

    tasks = start((0.02, "d"), (0.15, "x1"), (5, "e"))
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print(names(done), names(pending), [repr(task.exception()) for task in done if task.exception()])
    for task in pending:
        task.cancel()
    done, pending = await asyncio.wait(pending)
    print(names(done), [task.cancelled() for task in done])

    for wrong in ([], [after(0, "never")], tasks[0]):
        try:
            await asyncio.wait(wrong)
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)
            if isinstance(wrong, list) and wrong:
                wrong[0].close()
    try:
        await asyncio.wait(tasks, return_when="SOME")
    except ValueError as error:
        print(error)


asyncio.run(main())
