# The program runs several loops, one after the other. It also passes coroutines as values.
import asyncio


async def double(x, times=2):
    await asyncio.sleep(0.001)
    return x * times


async def call(coroutines):
    results = []
    for coroutine in coroutines:
        results.append(await coroutine)
    return results


coroutine = double(4)
unused = double(5)
print(asyncio.run(coroutine), asyncio.run(double("ab", times=3)), asyncio.run(asyncio.sleep(0, "direct")))
print(asyncio.run(call([double(1), double(2.5), asyncio.sleep(0.001, result=[3])])))
print(coroutine is coroutine, coroutine == unused, bool(coroutine))
for i in range(3):
    print(asyncio.run(double(i)))
