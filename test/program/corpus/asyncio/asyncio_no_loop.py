import warnings
from asyncio import create_task

warnings.simplefilter('ignore')


async def f():
    return 1


create_task(f())
