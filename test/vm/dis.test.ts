import { describe, expect, it } from 'vitest'
import { CHECK_POINTS } from '../../assembly/abi/layout.ts'
import { Checks, Policy } from '../../assembly/abi/policies.ts'
import { runSource } from './machine.ts'

const SOURCE = `import dis
count = 0
def add(n):
    global count
    while n:
        count += 1
        n -= 1
dis.dis(add)
`

/** The instructions of add() that dis marks, by their marks. */
function marked(policy: Policy, checks = Checks.SINCE_3_10): Record<string, string[]> {
  const { stdout } = runSource(SOURCE, { policy, words: { [CHECK_POINTS]: checks } })
  const rows = [...stdout.matchAll(/^.{6}\s*\d+ (\*|\(\*\)) +([A-Z_]+)/gm)]
  return Object.fromEntries(['*', '(*)'].map((mark) => [mark, [...new Set(rows.filter((row) => row[1] === mark).map((row) => row[2]!))]]))
}

describe('dis.dis()', () => {
  it('shows the instructions of a function in the layout of CPython', () => {
    const { stdout } = runSource(SOURCE)
    expect(stdout).toMatch(/^ {2}6 +3 +LOAD_GLOBAL/m)
    expect(stdout).toMatch(/LOAD_GLOBAL +\d+ \(count\)\n.*LOAD_CONST +\d+ \(1\)\n.*BINARY_OP +\d+ \(\+=\)\n.*STORE_GLOBAL +\d+ \(count\)/)
  })

  it('shows plain instructions, also where fused ones run', () => {
    expect(runSource(SOURCE).stdout).toMatch(/^ {2}7 +7 +LOAD_FAST +0 \(n\)$/m)
  })

  it('marks the check points of 3.10 and later', () => {
    expect(marked(Policy.SWITCH)).toEqual({ '*': ['RESUME', 'JUMP_BACKWARD'], '(*)': [] })
  })

  it('marks those of 3.9, which are inside count += 1', () => {
    expect(marked(Policy.SWITCH, Checks.PYTHON_3_9)['*']).toEqual(expect.arrayContaining(['LOAD_GLOBAL', 'BINARY_OP', 'STORE_GLOBAL']))
  })

  it('marks the ticks of 2.7 under the tick GIL', () => {
    expect(marked(Policy.TICK)['*']).toEqual(expect.arrayContaining(['LOAD_GLOBAL', 'BINARY_OP', 'STORE_GLOBAL']))
  })

  it('marks nothing without a GIL', () => {
    expect(marked(Policy.NONE)).toEqual({ '*': [], '(*)': [] })
  })
})
