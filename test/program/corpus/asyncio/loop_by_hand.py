# An event loop without asyncio.run(): callbacks, timers, stop() and close().
import asyncio


def show(*values):
    print(*values)


async def double(x):
    await asyncio.sleep(0.001)
    return x * 2


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(loop.is_running(), loop.is_closed(), asyncio.get_event_loop() is loop)
print(loop.run_until_complete(double(4)), loop.run_until_complete(asyncio.gather(loop.create_task(double("a")), loop.create_task(double("b")))))

loop.call_soon(show, "soon", 1)
loop.call_later(0.03, show, "later")
loop.call_at(loop.time() + 0.01, show, "at")
cancelled = loop.call_soon(show, "never")
cancelled.cancel()
timer = loop.call_later(0.02, show, "never either")
timer.cancel()
print(cancelled.cancelled(), timer.cancelled())
loop.call_soon(show, "soon", 2)
loop.call_later(0.05, loop.stop)
loop.run_forever()
print("stopped", loop.is_running())


def again(left):
    print("left", left)
    if left:
        loop.call_soon(again, left - 1)
    else:
        loop.stop()


loop.call_soon(again, 3)
loop.run_forever()


async def stop_first():
    loop.stop()
    await asyncio.sleep(0.01)


def refused(action):
    try:
        action()
    except RuntimeError as error:
        print(error)


task = loop.create_task(stop_first())
refused(lambda: loop.run_until_complete(task))
loop.run_until_complete(task)


async def inside():
    refused(loop.close)
    refused(lambda: loop.run_until_complete(task))
    refused(lambda: asyncio.new_event_loop().run_until_complete(task))


loop.run_until_complete(inside())
loop.close()
loop.close()
print(loop.is_closed(), loop)
refused(lambda: loop.call_soon(print))
refused(loop.run_forever)

with asyncio.Runner() as runner:
    print(runner.run(double(1)), runner.run(double(2)), runner.get_loop().is_running())
refused(runner.get_loop)
asyncio.run(double(0))
refused(asyncio.get_event_loop)
refused(asyncio.get_running_loop)
