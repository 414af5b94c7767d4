import { describe, expect, it } from 'vitest'
import { GILS } from '../../src/model/gils.ts'
import { runSource } from './machine.ts'

const IMPORT = 'from concurrent import interpreters\n'

/** The last line of a program's traceback. */
const error = (source: string) =>
  runSource(IMPORT + source)
    .stderr.trimEnd()
    .split('\n')
    .at(-1)

describe('a call into another interpreter', () => {
  it.each(GILS)('runs the function there and returns its result, under $id', ({ policy }) => {
    const { stdout, stderr, heapUsed } = runSource(
      `${IMPORT}
def add(a, b):
    return a + b
interp = interpreters.create()
print(interp, interp.id, interpreters.get_current().id)
print(interp.call(add, 2, 3), interp.call(add, "a", "b"), interp.call(add, (1, "x"), (None, 2.5)), interp.call(add, [1], [[2]]))
print(interp.call(add, 1, b=2), interp.call(len, "four"))
interp.close()
`,
      { policy },
    )
    expect(stderr).toBe('')
    expect(stdout).toBe("Interpreter(1) 1 0\n5 ab (1, 'x', None, 2.5) [1, [2]]\n3 4\n")
    expect(heapUsed).toBe(runSource(`${IMPORT}interp = interpreters.create()\n`, { policy }).heapUsed)
  })

  it('uses the globals of that interpreter, which live as long as it does', () => {
    const { stdout } = runSource(`${IMPORT}
n = 0
def count():
    global n
    n += 1
    return n, __name__
if __name__ == "__main__":
    one = interpreters.create()
    other = interpreters.create()
    print(one.call(count), one.call(count), other.call(count), n, __name__)
`)
    expect(stdout).toBe("(1, '<fake __main__>') (2, '<fake __main__>') (1, '<fake __main__>') 0 __main__\n")
  })

  it('runs the module there once, before the first function that uses a global', () => {
    const { stdout } = runSource(`${IMPORT}
print("module", __name__)
FACTOR = 3
def stateless(x):
    return x + len("ab")
def scaled(x):
    return x * FACTOR
if __name__ == "__main__":
    interp = interpreters.create()
    print(interp.call(stateless, 1))
    print(interp.call(scaled, 2))
    print(interp.call(scaled, 3))
`)
    expect(stdout).toBe('module __main__\n3\nmodule <fake __main__>\n6\n9\n')
  })

  it('copies its arguments and its result', () => {
    const { stdout } = runSource(`${IMPORT}
kept = []
def keep(x):
    kept.append(x)
    x.append(4)
    return kept
if __name__ == "__main__":
    mine = [1, [2]]
    interp = interpreters.create()
    got = interp.call(keep, mine)
    got.append(5)
    print(mine, got, interp.call(keep, mine), kept)
`)
    expect(stdout).toBe('[1, [2]] [[1, [2], 4], 5] [[1, [2], 4], [1, [2], 4]] []\n')
  })

  it('can pass Interpreter objects, and close one interpreter from another', () => {
    const { stdout, stderr } = runSource(`${IMPORT}
def close(interp):
    interp.close()
    return interp, interpreters.get_current()
one = interpreters.create()
if __name__ == "__main__":
    other = interpreters.create()
    print(one.call(close, other))
    other.call(close, one)
`)
    expect(stdout).toBe('(Interpreter(2), Interpreter(1))\n')
    expect(stderr).toContain('concurrent.interpreters.InterpreterNotFoundError: unrecognized interpreter ID 2')
  })

  it('can be nested, but not re-enter a running interpreter', () => {
    const nested = `
def deeper(n):
    inner = interpreters.create()
    value = inner.id if n == 0 else inner.call(deeper, n - 1)
    inner.close()
    return value
if __name__ == "__main__":
    print(interpreters.create().call(deeper, 3))
`
    expect(runSource(IMPORT + nested).stdout).toBe('5\n')
    expect(
      error(
        'def f(i):\n    interpreters.Interpreter(i).call(len, "")\nif __name__ == "__main__":\n    i = interpreters.create()\n    i.call(f, i.id)\n',
      ),
    ).toBe('concurrent.interpreters.InterpreterError: interpreter already running')
  })

  it('leaves nothing in the heap, however often it is made', () => {
    const times = (n: number) =>
      runSource(`${IMPORT}
words = ["a" * 100]
def work(x):
    words.append(str(x) + "!")
    return [words[-1], x]
if __name__ == "__main__":
    for i in range(${n}):
        interp = interpreters.create()
        for j in range(3):
            last = interp.call(work, (i, "text", [j]))
        interp.close()
    print(last[0])
`)
    expect(times(100).stdout).toBe("(99, 'text', [2])!\n")
    expect(times(100).heapUsed).toBe(times(30).heapUsed)
  })

  it('uses the heap of that interpreter: the caller can allocate when it is full', () => {
    const { stdout, stderr } = runSource(`${IMPORT}
def fill():
    x = "0123456789abcdef" * 200000
def here():
    x = "0123456789abcdef" * 200000
    return len(x)
if __name__ == "__main__":
    print(here())
    interpreters.create().call(fill)
`)
    expect(stdout).toBe('3200000\n')
    expect(stderr).toContain('concurrent.interpreters.ExecutionFailed: MemoryError')
  })
})

describe('an error in another interpreter', () => {
  it('is an ExecutionFailed in the caller, with the original traceback', () => {
    const { stderr } = runSource(
      `${IMPORT}
def half(x):
    return 1 // x
def work(x):
    return half(x)
if __name__ == "__main__":
    interp = interpreters.create()
    interp.call(work, 0)
`,
      {},
      'program.py',
    )
    expect(stderr).toBe(`Traceback (most recent call last):
  File "program.py", line 9, in <module>
    interp.call(work, 0)
concurrent.interpreters.ExecutionFailed: ZeroDivisionError: integer division or modulo by zero

Uncaught in the interpreter:

Traceback (most recent call last):
  File "program.py", line 6, in work
    return half(x)
  File "program.py", line 4, in half
    return 1 // x
ZeroDivisionError: integer division or modulo by zero
`)
  })

  it('is an ExecutionFailed in its module too', () => {
    const { stderr } = runSource(`${IMPORT}
x = 1 if __name__ == "__main__" else [][0]
def f():
    return x
if __name__ == "__main__":
    interpreters.create().call(f)
`)
    expect(stderr).toContain('ExecutionFailed: IndexError: list index out of range\n\nUncaught in the interpreter:\n')
    expect(stderr).toContain('line 3, in <module>')
  })

  it('keeps its message', () => {
    expect(runSource(`${IMPORT}def f(x):\n    assert x < 0, f"not {x}"\ninterpreters.create().call(f, 5)\n`).stderr).toContain(
      'AssertionError: not 5\n',
    )
    expect(error('def f(x):\n    return int(x + "y")\ninterpreters.create().call(f, "5")\n')).toBe(
      "ValueError: invalid literal for int() with base 10: '5y'",
    )
  })
})

describe('an invalid use of concurrent.interpreters', () => {
  it.each([
    ['interpreters.Interpreter(7)', 'concurrent.interpreters.InterpreterNotFoundError: unrecognized interpreter ID 7'],
    ['interpreters.Interpreter("x")', "TypeError: id must be an int, got 'x'"],
    ['interpreters.get_main().close()', 'concurrent.interpreters.InterpreterError: cannot destroy unrecognized interpreter 0'],
    ['interpreters.get_main().call(print)', 'concurrent.interpreters.InterpreterError: cannot make a call in unrecognized interpreter 0'],
    ['interpreters.create().call(3)', 'TypeError: expected a callable, got 3'],
    ['interpreters.create().call()', "TypeError: Interpreter.call() missing 1 required positional argument: 'callable'"],
    [
      'i = interpreters.create()\ni.close()\ni.call(print)',
      'concurrent.interpreters.InterpreterNotFoundError: unrecognized interpreter ID 1',
    ],
    ['i = interpreters.create()\ni.close()\ni.close()', 'concurrent.interpreters.InterpreterNotFoundError: unrecognized interpreter ID 1'],
    ['for i in range(24): interpreters.create()', 'concurrent.interpreters.InterpreterError: interpreter creation failed'],
    [
      'from threading import Lock\ninterpreters.create().call(print, Lock())',
      'concurrent.interpreters.NotShareableError: <unlocked _thread.lock object at 0x…> does not support cross-interpreter data',
    ],
    [
      'from threading import Lock\ndef f():\n    return [Lock()]\nif __name__ == "__main__": interpreters.create().call(f)',
      'concurrent.interpreters.NotShareableError: <unlocked _thread.lock object at 0x…> does not support cross-interpreter data',
    ],
    ['import _interpreters\n_interpreters.create("lega")', "ValueError: unsupported config name 'lega'"],
    ['import _interpreters\n_interpreters.create(3)', 'TypeError: bad config 3'],
  ])('%s', (source, expected) => {
    expect(error(`${source}\n`).replace(/0x[0-9a-f]+/, '0x…')).toBe(expected)
  })

  it('is refused at its line if the module lacks the name', () => {
    expect(() => runSource(`${IMPORT}interpreters.create_queue()\n`)).toThrow(/has no 'concurrent\.interpreters\.create_queue'/)
  })
})

it('concurrent.interpreters is the same module however it is imported', () => {
  for (const [line, name] of [
    ['from concurrent import interpreters', 'interpreters'],
    ['import concurrent.interpreters', 'concurrent.interpreters'],
    ['import concurrent.interpreters as sub', 'sub'],
  ]) {
    expect(runSource(`${line}\nprint(${name}.create().id)\n`).stdout).toBe('1\n')
  }
  expect(runSource('from concurrent.interpreters import create\nprint(create().id)\n').stdout).toBe('1\n')
})

it('a legacy interpreter has globals of its own and shares the GIL', () => {
  const { stdout } = runSource(`${IMPORT}import _interpreters
import sys
n = 0
def count():
    global n
    n += 1
    return n
def interval():
    return sys.getswitchinterval()
if __name__ == "__main__":
    legacy = interpreters.Interpreter(_interpreters.create("legacy"))
    isolated = interpreters.create()
    sys.setswitchinterval(0.25)
    print(legacy.call(count), legacy.call(count), n)
    print(legacy.call(interval), isolated.call(interval))
`)
  expect(stdout).toBe('1 2 0\n0.25 0.005\n')
})
