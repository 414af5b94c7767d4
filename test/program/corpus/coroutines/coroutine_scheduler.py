"""A small event loop in Python: tasks take turns, and one task waits for another."""

import types
from collections import deque


@types.coroutine
def turn():
    yield 'turn'


@types.coroutine
def wait_for(task):
    return (yield task)


class Task:
    def __init__(self, coroutine):
        self.coroutine = coroutine
        self.waiters = []
        self.is_done = False
        self.result = None


class Loop:
    def __init__(self):
        self.ready = deque()

    def start(self, coroutine):
        task = Task(coroutine)
        self.ready.append((task, None))
        return task

    def run(self):
        while self.ready:
            task, value = self.ready.popleft()
            try:
                request = task.coroutine.send(value)
            except StopIteration as stop:
                task.is_done = True
                task.result = stop.value
                self.ready.extend((waiter, stop.value) for waiter in task.waiters)
                continue
            if request == 'turn':
                self.ready.append((task, None))
            elif request.is_done:
                self.ready.append((task, request.result))
            else:
                request.waiters.append(task)


loop = Loop()


async def work(name, count):
    for step in range(count):
        print(name, step)
        await turn()
    return name * count


async def main():
    tasks = [loop.start(work(name, count)) for name, count in [('a', 2), ('b', 3)]]
    results = [await wait_for(task) for task in tasks]
    print(results)
    return sum([len(await wait_for(task)) for task in tasks])


task = loop.start(main())
loop.run()
print(task.result)
