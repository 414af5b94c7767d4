# A program's own handler gets the errors that no code retrieves.
import asyncio


def handler(loop, context):
    error = context.get("exception")
    print(context["message"].split(" at ")[0], "|", repr(error), "|", sorted(context))


def fail(what):
    raise ValueError(what)


async def fail_later():
    await asyncio.sleep(0)
    raise KeyError("lost")


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_exception_handler())
    loop.set_exception_handler(handler)
    print(loop.get_exception_handler() is handler)
    loop.call_soon(fail, "in a callback")
    await asyncio.sleep(0.01)
    asyncio.create_task(fail_later())
    await asyncio.sleep(0.01)
    kept = asyncio.create_task(fail_later())
    await asyncio.sleep(0.01)
    print("kept", repr(kept.exception()))
    loop.call_exception_handler({"message": "from the program", "more": 1})
    try:
        loop.set_exception_handler(5)
    except TypeError as error:
        print(error)
    print("main ends")


asyncio.run(main())
