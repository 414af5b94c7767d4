# A future is done when some code sets its result or its exception. Every waiter then gets that result or exception.
import asyncio


async def wait_for_it(name, future):
    try:
        print(name, "gets", await future)
    except (KeyError, asyncio.CancelledError) as error:
        print(name, "fails with", repr(error))


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    print(future.done(), future.cancelled(), future)
    tasks = [asyncio.create_task(wait_for_it(name, future)) for name in "abc"]
    loop.call_later(0.01, future.set_result, "the result")
    await asyncio.gather(*tasks)
    print(future.done(), future.result(), future)
    try:
        future.set_result("another")
    except asyncio.InvalidStateError as error:
        print("InvalidStateError:", error)

    failed = asyncio.Future()
    tasks = [asyncio.create_task(wait_for_it(name, failed)) for name in "de"]
    await asyncio.sleep(0)
    failed.set_exception(KeyError("missing"))
    await asyncio.gather(*tasks)
    print(failed, failed.cancel())

    cancelled = asyncio.Future()
    task = asyncio.create_task(wait_for_it("f", cancelled))
    await asyncio.sleep(0)
    print(cancelled.cancel("no more"), cancelled.cancel())
    await task
    print(cancelled, cancelled.cancelled())
    try:
        cancelled.result()
    except asyncio.CancelledError as error:
        print("CancelledError", error.args)
    class_only = asyncio.Future()
    class_only.set_exception(OSError)
    print(repr(class_only.exception()))


asyncio.run(main())
