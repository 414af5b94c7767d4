import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseRecording } from '../../src/formats/recording-schema.ts'
import { LONG } from '../long.ts'
import { FOLDER, gilLab, program, start } from './gil-lab.ts'

const FIRST = program(
  'first.py',
  'from threading import Thread\nthreads = [Thread(target=len, args=("",)) for _ in range(2)]\nfor t in threads:\n    t.start()\n',
)
const ENDLESS = program('endless.py', 'print("off we go")\nwhile True:\n    pass\n')
const THIRD = program('third.py', 'print("third")\n')
const read = (name: string) => readFileSync(join(FOLDER, name), 'utf8')
const files = (name: string) =>
  ['json', 'csv', 'trace', 'html', 'recording'].flatMap((kind) => [`--${kind}`, join(FOLDER, `${name}.${kind}`)])

/** Checks that the result files `name`.json, `name`.csv and so on are whole: each has a run of first.py, and the report has `runs` runs. */
function expectFirst(name: string, runs: number): void {
  expect(JSON.parse(read(`${name}.json`)).runs).toHaveLength(runs)
  expect(read(`${name}.csv`)).toMatch(/\nfirst\.py,/)
  const { traceEvents } = JSON.parse(read(`${name}.trace`))
  expect(traceEvents).toContainEqual(expect.objectContaining({ args: { name: 'first.py · switch · round 1' } }))
  expect(read(`${name}.html`)).toMatch(/<h2>first\.py<\/h2>[\s\S]*<\/html>\n$/)
  expect(parseRecording(read(`${name}.recording`)).recordings.map((one) => one?.settings.experiment)[0]).toBe('first.py')
}

describe('result files', () => {
  it.runIf(LONG)('are complete after each program, even if the process is killed during the next', async () => {
    const words = ['--on', 'node', '--gil', 'switch', ...files('killed')]
    const running = start('run', FIRST, ENDLESS, THIRD, ...words)
    await running.saysOnStdout(/off we go/)
    running.child.kill('SIGKILL')
    await running.ended
    expectFirst('killed', 1)
  })

  it('contain all results up to an interruption, and one line names the missing runs', async () => {
    const words = ['--on', 'node', '--gil', 'switch,none', ...files('interrupted')]
    writeFileSync(join(FOLDER, 'interrupted.json'), 'of yesterday')
    const running = start('run', FIRST, ENDLESS, THIRD, ...words)
    await running.saysOnStdout(/off we go/)
    running.child.kill('SIGINT')
    const { status, stderr } = await running.ended
    expect(status).toBe(130)
    expect(stderr).toBe('Not measured, because the command was interrupted: endless.py (1 of 2 runs), third.py.\n')
    expectFirst('interrupted', 3)
    // The folder has the five result files and no temporary files.
    expect(readdirSync(FOLDER).filter((name) => name.startsWith('interrupted'))).toHaveLength(5)
  })

  it('contain one round of each variant in a trace, or all on request, and the terminal names the omissions', async () => {
    const [trace, recording] = [join(FOLDER, 'rounds.trace'), join(FOLDER, 'rounds.json')]
    const rounds = () => read('rounds.trace').match(/"process_name"/g)?.length
    const words = ['--gil', 'switch', '--rounds', '3', '--quiet', '--trace', trace, '--recording', recording]
    const { stderr } = await gilLab('run', FIRST, '--on', 'node', ...words)
    expect(rounds()).toBe(1)
    expect(stderr).toMatch(/^\S+rounds\.trace: The trace has only the median round of each variant under each GIL, 1 of 3 runs\. .*\n$/)
    expect(await gilLab('replay', recording, '--trace', trace, '--trace-rounds', 'all')).toMatchObject({ status: 0, stderr: '' })
    expect(rounds()).toBe(3)
  })
})
