import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { describe, expect, it } from 'vitest'
import { Policy } from '../../assembly/abi/policies.ts'
import type { MachineExports } from '../../src/lab/wasm/instance.ts'
import type { Program } from '../../src/model/program.ts'
import { compile } from '../../src/program/index.ts'
import type { compileToWasm } from '../../src/program/wasm/index.ts'
import { tried } from '../long.ts'
import { patch, ROOT } from '../mutants/build.ts'
import type { Mutant } from '../mutants/mutant.ts'
import { TEMPLATE_MUTANTS } from '../mutants/templates.ts'
import { type RunOptions, runProgram } from './machine.ts'

/** A depth that only the limit of the recursion ends. CPython counts other frames too. */
const LIMITS = 'n = 0\ndef down():\n    global n\n    n += 1\n    down()\ntry:\n    down()\nexcept RecursionError:\n    print(n)\n'
const FILES = ['edges', 'objects'].map((name) => readFileSync(new URL(`compiled/${name}.py`, import.meta.url), 'utf8'))
const PROGRAMS = [...FILES, LIMITS].map((source) => compile(source, 'a.py'))

/** The compiler of functions with a mutant's patch. */
async function mutated(mutant: Mutant): Promise<typeof compileToWasm> {
  const { file, text } = patch(mutant)
  const built = await build({
    configFile: false,
    root: ROOT,
    logLevel: 'silent',
    plugins: [{ name: 'mutant', enforce: 'pre', load: (id) => (id === join(ROOT, file) ? text : null) }],
    build: { ssr: 'src/program/wasm/index.ts', write: false },
  })
  const [{ output }] = [built].flat() as unknown as [{ output: [{ code: string }] }]
  const folder = join(ROOT, 'build/mutants')
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${mutant.id}.mjs`)
  writeFileSync(path, output[0].code)
  return (await import(path)).compileToWasm
}

/** The compiled code after `[]` checks the eval breaker before it needs the machine: at a jump, in a call, at a call of dict.get(). */
const STOPPED = ['while n > 0: n -= 1', 'if n: run(0, d)', 'n = d.get(1)'].map((statement) =>
  compile(`def run(n, d):\n    []\n    ${statement}\nrun(9, {1: 2})\n`, 'a.py'),
)

/** Whether a run stops if the host stops it when the machine has executed `{1: 2}` and `[]` for compiled code. */
function stops(program: Program, compiled: RunOptions['compiled']): boolean {
  let returns = 0
  const onReturn = (machine: MachineExports) => {
    if (++returns === 2) machine.stop(1)
  }
  try {
    runProgram(program, { compiled: compiled ?? true, onReturn })
    return false
  } catch {
    return true
  }
}

/** What the programs do, under a GIL that never interrupts them, under one that often does, and without one. */
function behaviour(compiled: RunOptions['compiled']): string {
  const options = [{}, { policy: Policy.TICK, checkInterval: 10 }, { policy: Policy.NONE }, { policy: Policy.NONE_ATOMIC }]
  const ran = PROGRAMS.flatMap((program) => options.map((option) => runProgram(program, { ...option, ...(compiled && { compiled }) })))
  const observed = ran.map(({ stdout, stderr, ops, breakerTrips, heapUsed }) => [stdout, stderr, ops, breakerTrips, heapUsed])
  return JSON.stringify([observed, STOPPED.map((program) => stops(program, compiled))])
}

describe('a run of a program shows that', () => {
  const right = behaviour(undefined)

  it('compiled code checks the eval breaker', () => {
    expect(STOPPED.map((program) => stops(program, true))).toEqual([true, true, true])
  })

  it.each(tried(TEMPLATE_MUTANTS, 6, 1))('$id: $defect', { timeout: 60_000 }, async (mutant) => {
    const compiler = await mutated(mutant)
    // A mutant may also trap.
    expect(() => expect(behaviour(compiler)).toBe(right)).toThrow()
  })
})
