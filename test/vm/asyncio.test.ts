import { describe, expect, it } from 'vitest'
import { Policy } from '../../assembly/abi/policies.ts'
import { runSource } from './machine.ts'

/** The bodies of the coroutines f(i) and main(i). The program runs main(i) again and again. */
const BODIES: readonly [what: string, f: string, main: string][] = [
  ['awaits coroutines', 'await sleep(0)\n    return [str(i)]', 'x = await f(i)\n    y = [await f(k) for k in range(3)]'],
  ['gathers', 'await sleep(0)\n    return str(i)', 'x = await gather(f(i), f(i + 1), sleep(0, str(i)), gather(f(i)))'],
  ['makes tasks', 'l = [str(i)]\n    await sleep(0)\n    return l', 't = create_task(f(i))\n    x = await t, await t'],
  ['leaves tasks behind', 'l = [str(i)]\n    await sleep(100)\n    await f(l)', 't = create_task(f(i))\n    await sleep(0)'],
  [
    'leaves gathered tasks behind',
    'for x in [str(i), i]: await sleep(100)',
    'g = gather(f(i), f(str(i)), return_exceptions=True)\n    await sleep(0)',
  ],
  // These tasks wait in a chain, not in a circle. If two tasks await each other, their cancel() calls itself until a RecursionError, also
  // in CPython.
  [
    'leaves tasks that wait for others',
    'await sleep(0)\n    await i[0][i[1]]',
    'l = [create_task(sleep(100, [str(i)]))]\n    for n in range(3): l.append(create_task(f((l, n))))\n    await sleep(0)\n    await sleep(0)',
  ],
  ['leaves asynchronous generators open', 'try:\n        yield [i]\n    finally:\n        await sleep(0)', 'x = await anext(f(str(i)))'],
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

const clock = () => performance.now()

describe('asyncio in the heap', () => {
  for (const policy of [Policy.SWITCH, Policy.NONE]) {
    it.each(BODIES)(`does not grow while a program %s, ${policy === Policy.NONE ? 'without' : 'under'} a GIL`, (_, f, main) => {
      const few = runSource(program(f, main, 3), { policy })
      const many = runSource(program(f, main, 300), { policy })
      expect([few.stderr, many.stderr]).toEqual(['', ''])
      // The heap is not empty after a run, because globals such as the lock stay in it. So the test compares two runs.
      expect(many.heapUsed).toBe(few.heapUsed)
    })
  }

  it('holds ten thousand tasks at once, and keeps no more of them than of ten', () => {
    const source = (count: number) => `import asyncio

async def wait(n):
    await asyncio.sleep(0.001 * (n % 3))
    return n

async def main():
    tasks = [asyncio.create_task(wait(n)) for n in range(${count})]
    total = 0
    for task in tasks:
        total += await task
    print(total)
    print(sum(await asyncio.gather(*[wait(n) for n in range(${count})])))

asyncio.run(main())
`
    const few = runSource(source(10), { clock })
    const many = runSource(source(10_000), { clock })
    expect([few.stdout, many.stdout]).toEqual(['45\n45\n', '49995000\n49995000\n'])
    // The classes and functions of the library stay in the heap, so the heap is not empty.
    expect(many.heapUsed).toBe(few.heapUsed)
  })

  it('raises a MemoryError in the task that exhausts it', () => {
    const ran = runSource(
      `import asyncio

async def wait():
    await asyncio.sleep(1)

async def main():
    texts = []
    try:
        while True:
            texts.append('x' * 1_000_000)
            asyncio.create_task(wait())
    except MemoryError:
        texts.clear()
        print('exhausted')

asyncio.run(main())
`,
      { clock },
    )
    expect([ran.stdout, ran.stderr]).toEqual(['exhausted\n', ''])
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
    expect(last(source)).toMatch(
      /^RuntimeError: Task cannot await on itself: <Task pending name='Task-2' coro=<f\(\) running at program.py:4> cb=\[Task.task_wakeup\(\)\]>$/,
    )
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

  it('is the error of a task that no code retrieves: the loop writes it when no code can reach the task', () => {
    const ran = runSource(`import asyncio

async def fail():
    return 1 // 0

async def main():
    asyncio.create_task(fail())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print('main ends')

asyncio.run(main())
print('the program goes on')
`)
    expect(ran.stdout).toBe(`Task exception was never retrieved
future: <Task finished name='Task-2' coro=<fail() done, defined at program.py:3> exception=ZeroDivisionError('integer division or modulo by zero')>
Traceback (most recent call last):
  File "program.py", line 4, in fail
    return 1 // 0
ZeroDivisionError: integer division or modulo by zero
main ends
the program goes on
`)
    expect(ran.stderr).toBe('')
  })

  it('is a task that is pending when the program ends', () => {
    const ran = runSource(`import asyncio

async def forever():
    await asyncio.sleep(1)

async def main():
    asyncio.create_task(forever())
    await asyncio.sleep(0)

loop = asyncio.new_event_loop()
loop.run_until_complete(main())
print('the program ends')
`)
    expect(ran.stdout).toBe(`the program ends
Task was destroyed but it is pending!
task: <Task pending name='Task-2' coro=<forever() running at program.py:4> wait_for=<Future pending cb=[Task.task_wakeup()]>>
`)
  })

  it('is an error in a callback', () => {
    const ran = runSource(`import asyncio

def fail(n):
    raise KeyError(n)

loop = asyncio.new_event_loop()
loop.call_soon(fail, 1)
loop.call_soon(loop.stop)
loop.run_forever()
`)
    expect(ran.stdout).toBe(`Exception in callback fail() at program.py:3
handle: <Handle fail() at program.py:3>
Traceback (most recent call last):
  File "program.py", line 4, in fail
    raise KeyError(n)
KeyError: 1
`)
  })

  it('is a task of a loop that has ended', () => {
    const source = `import asyncio
kept = []
async def forever():
    await asyncio.sleep(1)
async def first():
    kept.append(asyncio.create_task(forever()))
async def second():
    await kept[0]
asyncio.run(first())
asyncio.run(second())
`
    expect(last(source)).toBe('asyncio.exceptions.CancelledError')
  })

  it('is the repr of coroutines and tasks', () => {
    const source = `import asyncio
async def f():
    pass
async def main():
    c = f()
    t = asyncio.create_task(c)
    print(c)
    print(t, asyncio.gather(t))
asyncio.run(main())
`
    const [coroutine, others] = runSource(source).stdout.split('\n')
    expect(coroutine).toMatch(/^<coroutine object f at 0x[0-9a-f]+>$/)
    expect(others).toMatch(/^<Task pending name='Task-2' coro=<f\(\) running at program.py:2> cb=\[.*\]> <_GatheringFuture pending>$/)
  })
})
