import { describe, expect, it } from 'vitest'
import { Policy } from '../../assembly/abi/policies.ts'
import { corpus, withoutDepth } from '../program/corpus.ts'
import { runSource } from './machine.ts'

describe('the corpus of programs on the machine', () => {
  const programs = corpus().filter((program) => !program.threaded)
  // Some programs sleep, so they need the real clock.
  const clock = () => performance.now()

  it.each(programs)('$name prints what CPython printed', ({ source, file, files, stdout, stderr }) => {
    const ran = runSource(source, { clock, files }, file)
    expect(ran.stdout).toBe(stdout)
    expect(withoutDepth(ran.stderr)).toBe(withoutDepth(stderr))
  })

  it.each(programs)('$name prints the same without fused instructions', ({ source, file, files, stdout }) => {
    expect(runSource(source, { clock, files, fuse: false }, file).stdout).toBe(stdout)
  })

  it.each(programs)('$name prints the same when the check interval runs out after every instruction', ({ source, file, files, stdout }) => {
    expect(runSource(source, { clock, files, policy: Policy.TICK, checkInterval: 0 }, file).stdout).toBe(stdout)
  })

  it.each(programs)('$name prints the same with atomic reference counts', ({ source, file, files, stdout }) => {
    expect(runSource(source, { clock, files, policy: Policy.NONE }, file).stdout).toBe(stdout)
  })
})
