"""throw() and close() of a coroutine reach the innermost awaited object."""


class Wait:
    def __await__(self):
        try:
            yield 'waiting'
        except KeyError as error:
            print('inner', repr(error))
            return 'from inner'
        finally:
            print('inner ends')


async def inner():
    try:
        return await Wait()
    finally:
        print('middle ends')


async def outer():
    try:
        print(await inner())
        print(await inner())
    except ValueError as error:
        print('outer', error)
        return 'handled'


task = outer()
print(task.send(None))
print(task.throw(KeyError('k')))
try:
    task.throw(ValueError('v'))
except StopIteration as stop:
    print(stop.value)

task = outer()
task.send(None)
print(task.close(), task.close())
try:
    task.send(None)
except RuntimeError as error:
    print(error)

task = outer()
print(task.close())
try:
    task.throw(ValueError)
except RuntimeError as error:
    print(error)

task = outer()
try:
    task.throw(OSError('never began'))
except OSError as error:
    print(error)


async def stubborn():
    try:
        await Wait()
    except GeneratorExit:
        await Wait()


task = stubborn()
task.send(None)
try:
    task.close()
except RuntimeError as error:
    print(error)


class Counter:
    """An awaitable that is its own iterator, with methods of its own."""

    def __init__(self, count):
        self.count = count

    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        return self.send(None)

    def send(self, value):
        print('got', value)
        self.count -= 1
        if self.count < 0:
            raise StopIteration('counted')
        return self.count

    def throw(self, error):
        print('thrown', repr(error))
        raise StopIteration('thrown')

    def close(self):
        print('closed')


async def count(number):
    return await Counter(number)


task = count(2)
print(task.send(None), task.send('x'))
try:
    task.send('y')
except StopIteration as stop:
    print(stop.value)
task = count(2)
task.send(None)
try:
    task.throw(ValueError('z'))
except StopIteration as stop:
    print(stop.value)
task = count(2)
task.send(None)
task.close()
