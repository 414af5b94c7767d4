"""Closes the asynchronous generators that a program has not finished."""

from asyncio._gather import gather


async def close_all(loop):
    generators = list(loop._asyncgens)
    loop._asyncgens.clear()
    results = await gather(*[generator.aclose() for generator in generators], return_exceptions=True)
    for result, generator in zip(results, generators):
        if isinstance(result, Exception):
            message = f'an error occurred during closing of asynchronous generator {generator!r}'
            loop.call_exception_handler({'message': message, 'exception': result, 'asyncgen': generator})
