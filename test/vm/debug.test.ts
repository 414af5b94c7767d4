import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Policy } from '../../assembly/abi/policies.ts'
import { tried } from '../long.ts'
import { INVARIANT_MUTANTS } from '../mutants/broken-invariants.ts'
import { buildWholeMutant } from '../mutants/build.ts'
import { compiled, corpus } from '../program/corpus.ts'
import { runProgram, runSource } from './machine.ts'

const DEBUG_MACHINE = resolve(import.meta.dirname, '../../build/machine.debug.wasm')

function debugMachine(): WebAssembly.Module {
  if (!existsSync(DEBUG_MACHINE)) throw new Error(`${DEBUG_MACHINE} is not there: npm run build`)
  return new WebAssembly.Module(readFileSync(DEBUG_MACHINE))
}

describe('the assertions of the debug build', () => {
  const machine = debugMachine()
  const programs = tried(corpus(), 9).filter((program) => !program.threaded)
  const clock = () => performance.now()

  it.each(programs)('hold in $name under a GIL', (program) => {
    expect(runProgram(compiled(program), { machine, clock, policy: Policy.TICK, checkInterval: 0 }).stdout).toBe(program.stdout)
  })

  it.each(programs)('hold in $name with atomic reference counts', (program) => {
    expect(runProgram(compiled(program, { fuse: false }), { machine, clock, policy: Policy.NONE }).stdout).toBe(program.stdout)
  })

  it.each(tried(INVARIANT_MUTANTS, INVARIANT_MUTANTS.length))('fail when $defect', async (mutant) => {
    const source = 'for i in range(3):\n    str(i)\nprint([str(i), [i]])\n'
    const broken = await buildWholeMutant(mutant, 'debug')
    expect(stackOf(() => runSource(source, { machine: broken }))).toContain(mutant.failsIn)
  })
})

/** The stack of the trap that `run` ends with; "no trap" if `run` ends without one. */
function stackOf(run: () => void): string {
  try {
    run()
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) return error.stack ?? ''
    throw error
  }
  return 'no trap'
}
