import { describe, expect, it } from 'vitest'
import { Policy } from '../../assembly/abi/policies.ts'
import { runSource } from './machine.ts'

/** The bodies of the coroutines f(i) and main(i). The program runs main(i) again and again. */
const BODIES: readonly [what: string, f: string, main: string][] = [
  ['awaits coroutines', 'await sleep(0)\n    return [str(i)]', 'x = await f(i)\n    y = [await f(k) for k in range(3)]'],
  ['gathers', 'await sleep(0)\n    return str(i)', 'x = await gather(f(i), f(i + 1), sleep(0, str(i)), gather(f(i)))'],
  ['makes tasks', 'l = [str(i)]\n    await sleep(0)\n    return l', 't = create_task(f(i))\n    x = await t, await t'],
  ['leaves tasks behind', 'l = [str(i)]\n    await sleep(100)\n    await f(l)', 't = create_task(f(i))\n    await sleep(0)'],
  ['leaves gathered tasks behind', 'for x in [str(i), i]: await sleep(100)', 'g = gather(f(i), f(str(i)))\n    await sleep(0)'],
  [
    'leaves tasks that wait for each other',
    'await sleep(0)\n    await i[0][i[1]]',
    'l = [0, 0]\n    l[0] = create_task(f((l, 1)))\n    l[1] = create_task(f((l, 0)))\n    await sleep(0)\n    await sleep(0)',
  ],
  ['never awaits', 'return [i]', 'f(str(i))\n    c = [f([i]), sleep(str(i))]\n    t = create_task(f(i))'],
  ['ends inside with', 'with lock:\n        await sleep(100)', 't = create_task(f([i]))\n    await sleep(0)\n    assert lock.locked()'],
]

const program = (f: string, main: string, times: number) => `from asyncio import create_task, gather, run, sleep
from threading import Lock

lock = Lock()

async def f(i):
    ${f}

async def main(i):
    ${main}

for i in range(${times}):
    run(main(i))
    assert not lock.locked()
`

describe('asyncio in the heap', () => {
  for (const policy of [Policy.SWITCH, Policy.NONE]) {
    it.each(BODIES)(`does not grow while a program %s, ${policy === Policy.NONE ? 'without' : 'under'} a GIL`, (_, f, main) => {
      const few = runSource(program(f, main, 3), { policy })
      const many = runSource(program(f, main, 300), { policy })
      expect([few.stderr, many.stderr]).toEqual(['', ''])
      // The lock is a global, so it stays in the heap.
      expect(many.heapUsed).toBe(few.heapUsed)
    })
  }

  it('holds ten thousand tasks at once, and is empty afterwards', () => {
    const ran = runSource(`import asyncio

async def wait(n):
    await asyncio.sleep(0.001 * (n % 3))
    return n

async def main():
    tasks = [asyncio.create_task(wait(n)) for n in range(10_000)]
    total = 0
    for task in tasks:
        total += await task
    print(total)
    print(sum(await asyncio.gather(*[wait(n) for n in range(10_000)])))

asyncio.run(main())
`)
    expect(ran.stdout).toBe('49995000\n49995000\n')
    expect(ran.heapUsed).toBe(0)
  })

  it('raises a MemoryError when tasks exhaust it', () => {
    const ran = runSource(`import asyncio

async def wait():
    text = 'x' * 1000
    await asyncio.sleep(100)

async def main():
    while True:
        asyncio.create_task(wait())
        await asyncio.sleep(0)

asyncio.run(main())
`)
    expect(ran.stderr).toMatch(/\nMemoryError\n$/)
  })
})

describe('an asyncio case whose message in CPython has an address or is logged', () => {
  const last = (source: string) => runSource(source).stderr.trimEnd().split('\n').at(-1)

  it('is a task that awaits itself', () => {
    const source = `from asyncio import create_task, run, sleep
tasks = []
async def f():
    await tasks[0]
async def main():
    tasks.append(create_task(f()))
    await tasks[0]
run(main())
`
    expect(last(source)).toBe('RuntimeError: Task cannot await on itself')
  })

  it('is a coroutine that two tasks await', () => {
    const source = `from asyncio import gather, run, sleep
async def slow():
    await sleep(0.01)
async def wait(coroutine):
    await coroutine
async def main():
    coroutine = slow()
    await gather(wait(coroutine), wait(coroutine))
run(main())
`
    expect(last(source)).toBe('RuntimeError: coroutine is being awaited already')
  })

  it('is a function passed as a coroutine', () => {
    expect(last('import asyncio\nasync def main():\n    pass\nasyncio.run(main)\n')).toMatch(
      /^ValueError: a coroutine was expected, got <function main at 0x[0-9a-f]+>$/,
    )
  })

  it('is the error of a task that nobody awaited: it ends the thread when its loop ends', () => {
    const ran = runSource(`import asyncio

async def fail():
    return 1 // 0

async def main():
    asyncio.create_task(fail())
    await asyncio.sleep(0)
    print('main ends')

asyncio.run(main())
print('never')
`)
    expect(ran.stdout).toBe('main ends\n')
    expect(ran.stderr).toBe(`Traceback (most recent call last):
  File "program.py", line 11, in <module>
    asyncio.run(main())
  File "program.py", line 4, in fail
    return 1 // 0
ZeroDivisionError: integer division or modulo by zero
`)
  })

  it('is a task of a loop that has ended', () => {
    const source = `import asyncio
kept = []
async def forever():
    await asyncio.sleep(100)
async def first():
    kept.append(asyncio.create_task(forever()))
async def second():
    await kept[0]
asyncio.run(first())
asyncio.run(second())
`
    expect(last(source)).toBe('asyncio.exceptions.CancelledError')
  })

  it('is the repr of coroutines and tasks, which has no address here', () => {
    const source = `import asyncio
async def f():
    pass
async def main():
    c = f()
    t = asyncio.create_task(c)
    print(c, t, asyncio.gather(t))
asyncio.run(main())
`
    expect(runSource(source).stdout).toBe('<coroutine> <Task> <_GatheringFuture>\n')
  })
})
