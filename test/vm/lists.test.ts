import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { HEAP_BYTES } from '../../assembly/abi/layout.ts'
import { Policy } from '../../assembly/abi/policies.ts'
import { runSource } from './machine.ts'

const METHODS = readFileSync(new URL('../program/corpus/lists/list_methods.py', import.meta.url), 'utf8').replaceAll('print(', 'str(')
const inFunction = `def f():\n${METHODS.replace(/^(?=.)/gm, '    ')}\n`.replace(/str\(([^\n]*)\)$/gm, 'tuple([$1])')

describe('the methods of lists', () => {
  it.each([Policy.SWITCH, Policy.NONE])('leave nothing in the heap, under policy %i', (policy) => {
    const ran = runSource(`${inFunction}\nfor i in range(30):\n    f()\n`, { policy })
    expect(ran.stderr).toBe('')
    expect(ran.heapUsed).toBe(runSource('for i in range(30):\n    pass\n', { policy }).heapUsed)
  })

  it.each(['xs.sort()', 'xs.index("c")', 'xs.remove("c")', 'xs.insert("c", [1])', 'xs.extend(7)', 'xs.append([1], [2])'])(
    'that fail leave the list, and nothing else: %s',
    (call) => {
      const before = 'xs = [3, [1], "a", 2]\nxs.append([4])\n'
      const failed = runSource(`${before}${call}\n`)
      const otherwise = runSource(`${before}1 // 0\n`)
      expect(failed.trap).toBeDefined()
      // The error's trace stays in the heap in both runs. If the error has a text, that text stays too.
      const text = failed.trap?.text === undefined ? 0 : 32
      expect(failed.heapUsed - text).toBe(otherwise.heapUsed)
    },
  )

  it('end in a MemoryError for a list as large as the heap, and keep the list whole', () => {
    const ran = runSource(`xs = [7]\nwhile True:\n    xs.extend(xs)\n`)
    expect(ran.stderr).toMatch(/MemoryError\n$/)
    expect(ran.heapUsed).toBeLessThan(HEAP_BYTES)
  })
})
