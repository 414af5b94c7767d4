import { describe, expect, it } from 'vitest'
import { Policy } from '../../assembly/abi/policies.ts'
import { tried } from '../long.ts'
import { compiled, corpus, withoutDepth } from '../program/corpus.ts'
import { runProgram } from './machine.ts'

describe('the corpus of programs on the machine', () => {
  const programs = corpus().filter((program) => !program.threaded)
  // Some programs sleep, so they need the real clock.
  const clock = () => performance.now()
  /** The programs for one of three variants of the run. */
  const sixth = (variant: number) => tried(programs, 6, variant)

  it.each(programs)('$name prints what CPython printed', (program) => {
    const { stdout, stderr } = program
    const ran = runProgram(compiled(program), { clock })
    expect(ran.stdout).toBe(stdout)
    expect(withoutDepth(ran.stderr)).toBe(withoutDepth(stderr))
  })

  it.each(sixth(0))('$name prints the same without fused instructions', (program) => {
    expect(runProgram(compiled(program, { fuse: false }), { clock }).stdout).toBe(program.stdout)
  })

  it.each(sixth(1))('$name prints the same when the check interval runs out after every instruction', (program) => {
    expect(runProgram(compiled(program), { clock, policy: Policy.TICK, checkInterval: 0 }).stdout).toBe(program.stdout)
  })

  it.each(sixth(2))('$name prints the same with atomic reference counts', (program) => {
    expect(runProgram(compiled(program), { clock, policy: Policy.NONE }).stdout).toBe(program.stdout)
  })
})
