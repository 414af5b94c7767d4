"""Each coroutine keeps its own handled exception while another coroutine runs."""

import sys


class Switch:
    def __await__(self):
        yield


async def handles(name):
    try:
        raise ValueError(name)
    except ValueError as error:
        await Switch()
        print(name, sys.exc_info()[1] is error)
        try:
            await fails()
        except KeyError as inner:
            print(name, repr(inner.__context__))
    await Switch()
    print(name, sys.exc_info()[1])


async def fails():
    await Switch()
    raise KeyError('inner')


tasks = [handles('a'), handles('b')]
while tasks:
    for task in list(tasks):
        try:
            task.send(None)
        except StopIteration:
            tasks.remove(task)
