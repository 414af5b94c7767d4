import asyncio
import contextvars
from contextvars import ContextVar, copy_context

user = ContextVar('user', default='nobody')
request: ContextVar[int] = ContextVar('request')


def show():
    return user.get(), request.get(None)


async def handle(n):
    request.set(n)
    await asyncio.sleep(0.001 * (3 - n))
    user.set(f'user {n}')
    await inner()
    return show()


async def inner():
    await asyncio.sleep(0)
    request.set(request.get() * 10)


async def main():
    print(show())
    user.set('main')
    print(await asyncio.gather(*[handle(n) for n in range(3)]))
    print(show())
    # Awaited directly, a coroutine runs in the context of its caller.
    await handle(1)
    print(show())

    loop = asyncio.get_running_loop()
    seen = []
    loop.call_soon(lambda: seen.append(user.get()))
    user.set('later')
    loop.call_soon(lambda: seen.append(user.get()))
    own = copy_context()
    own.run(user.set, 'own')
    loop.call_soon(lambda: seen.append(user.get()), context=own)
    await asyncio.sleep(0)
    print(seen)
    task = asyncio.create_task(handle(2), context=own)
    print(await task, own[user], own[request], user.get())
    print(task.get_context() is own)

    future = loop.create_future()
    future.add_done_callback(lambda _: seen.append(user.get()))
    user.set('after')
    future.set_result(None)
    await future
    await asyncio.sleep(0)
    print(seen[-1])


asyncio.run(main())
print(show())

token = user.set('first')
second = user.set('second')
print(user.get(), second.old_value, token.old_value is contextvars.Token.MISSING, token.var is user)
user.reset(second)
print(user.get())
user.reset(token)
print(user.get(), user.name)
for act in (
    lambda: user.reset(token),
    lambda: request.reset(user.set('x')),
    lambda: user.reset(copy_context().run(user.set, 'y')),
    lambda: request.get(1, 2),
    lambda: copy_context()['user'],
    lambda: copy_context()[request],
    lambda: request.get(),
    lambda: ContextVar(1),
):
    try:
        act()
    except (LookupError, RuntimeError, TypeError, ValueError) as error:
        print(type(error).__name__, str(error).split(' at 0x')[0])

context = copy_context()
print(user in context, request in context, context.get(request, 'none'), len(context), list(context) == [user])
print(context[user], list(context.values()), context == copy_context())


def nested():
    try:
        context.run(print)
    except RuntimeError as error:
        print(str(error).split(':')[0])
    user.set('nested')
    return copy_context()[user]


print(context.run(nested), context[user], user.get())
print(contextvars.Context().run(show))
