# The mixin methods close() and aclose() of the abstract classes.
import asyncio
from collections.abc import AsyncGenerator, Coroutine, Generator


class Source(Generator):
    def __init__(self, stubborn):
        self.stubborn = stubborn

    def send(self, value):
        return 1

    def throw(self, typ, val=None, tb=None):
        print("thrown", typ.__name__)
        if not self.stubborn:
            raise typ


class Job(Coroutine):
    def __init__(self, stubborn):
        self.stubborn = stubborn

    def __await__(self):
        yield

    def send(self, value):
        raise StopIteration(2)

    def throw(self, typ, val=None, tb=None):
        print("thrown", typ.__name__)
        if not self.stubborn:
            raise typ


class Stream(AsyncGenerator):
    def __init__(self, stubborn):
        self.stubborn = stubborn

    async def asend(self, value):
        return 3

    async def athrow(self, typ, val=None, tb=None):
        print("thrown", typ.__name__)
        if not self.stubborn:
            raise typ


for kind in (Source, Job):
    for stubborn in (False, True):
        try:
            print(kind.__name__, kind(stubborn).close())
        except RuntimeError as error:
            print(error)
for stubborn in (False, True):
    try:
        print(asyncio.run(Stream(stubborn).aclose()))
    except RuntimeError as error:
        print(error)
print(next(Source(False)), asyncio.run(anext(Stream(False))))
