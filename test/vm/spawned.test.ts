import { describe, expect, it } from 'vitest'
import { PROGRAM } from '../../assembly/abi/layout.ts'
import { Policy } from '../../assembly/abi/policies.ts'
import { Tag } from '../../assembly/abi/tags.ts'
import { instantiate } from '../../src/lab/wasm/instance.ts'
import { newMemory } from '../../src/lab/wasm/memory.ts'
import { compile, ModuleName, toImage, traceback } from '../../src/program/index.ts'
import { machineModule, output, trapOf } from './machine.ts'

/** Runs a program as a spawned process does. `target` is the name of its target function. */
function spawned(source: string, target: string) {
  const program = compile(source, 'program.py')
  const memory = newMemory(1)
  let now = 0
  const machine = instantiate(machineModule(), memory, () => now++)
  machine.setup(1, Policy.SWITCH, 5000, 100, 0, 0)
  new Uint8Array(memory.buffer).set(toImage(program, ModuleName.SPAWNED), PROGRAM)
  machine.createSpawned(
    Tag.FUNCTION,
    program.functions.findIndex(({ name }) => name === target),
    0,
  )
  machine.serve(0)
  const trap = trapOf(machine, memory)
  return { stdout: output(memory), stderr: trap ? traceback(program, trap, 'MainThread') : '', heapUsed: machine.heapUsed() }
}

const PROGRAM_TEXT = `
words = ["a", "b"]

def work():
    words.append(__name__)
    print(words)
    return words

print("module of", __name__)
if __name__ == "__main__":
    print("never in a child")
`

describe('the main thread of a spawned process', () => {
  it('runs the module, as __mp_main__, and then its target', () => {
    expect(spawned(PROGRAM_TEXT, 'work')).toMatchObject({ stdout: "module of __mp_main__\n['a', 'b', '__mp_main__']\n", stderr: '' })
  })

  it('does not reach its target if the module fails', () => {
    const { stdout, stderr } = spawned('def work():\n    print("never")\nprint(1 // 0)\n', 'work')
    expect(stdout).toBe('')
    expect(stderr).toContain('line 3, in <module>')
    expect(stderr).toContain('ZeroDivisionError')
  })

  it('ends with a traceback of its target, not of the module', () => {
    const { stderr } = spawned('def work():\n    return 1 // 0\n', 'work')
    expect(stderr).toBe(
      [
        'Traceback (most recent call last):',
        '  File "program.py", line 2, in work',
        '    return 1 // 0',
        'ZeroDivisionError: integer division or modulo by zero',
      ].join('\n'),
    )
  })
})
