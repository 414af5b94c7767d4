import { describe, expect, it } from 'vitest'
import { runSource } from './machine.ts'

/** Bytes of the trace of an error. The trace stays in the heap. */
const TRACE = runSource('1 // n').heapUsed

describe('arguments that are unpacked with *', () => {
  it('leave nothing in the heap', () => {
    const ran = runSource(
      'def f(a, b, c):\n    return a\n\nfor i in range(300):\n    f(*["x" * i], *("y" * i, [i]))\n    f(*[[i], i], c=f"{i}")\n',
    )
    expect(ran.stderr).toBe('')
    expect(runSource('def f(a, b, c):\n    return a\n\nfor i in range(300):\n    pass\n').heapUsed).toBe(ran.heapUsed)
  })

  it('leave nothing in the heap when the call fails', () => {
    const ran = runSource('def f(a):\n    return a\n\nf(*["x" * 100, [1]])\n')
    expect(ran.stderr).toContain('TypeError: f() takes 1 positional argument but 2 were given')
    expect(ran.heapUsed).toBe(TRACE)
  })

  it('can fill the stack; more raise a MemoryError', () => {
    expect(runSource('print(len([min(*range(15_000))]))').stdout).toBe('1\n')
    const ran = runSource('print(min(*range(20_000)))')
    expect(ran.stderr).toMatch(/MemoryError\n$/)
    expect(ran.heapUsed).toBe(TRACE)
  })
})
