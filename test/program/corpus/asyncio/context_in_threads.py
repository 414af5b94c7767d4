import asyncio
import threading
from contextvars import ContextVar, copy_context

user = ContextVar('user', default='nobody')


def use(name):
    before = user.get()
    user.set(name)
    return before, user.get()


async def main():
    user.set('main')
    print(await asyncio.to_thread(use, 'thread'), user.get())
    # run_in_executor() copies no context.
    print(await asyncio.get_running_loop().run_in_executor(None, use, 'executor'), user.get())


asyncio.run(main())

user.set('main thread')
seen = []
context = copy_context()
threads = [
    threading.Thread(target=lambda: seen.append(use('own'))),
    threading.Thread(target=lambda: seen.append(context.run(use, 'copied'))),
]
for thread in threads:
    thread.start()
    thread.join()
print(seen, user.get(), context[user])
