import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { constants } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CLI, catches, FOLDER, gilLab, HAS_PROC, program, start } from './gil-lab.ts'

const ENDLESS = program('endless.py', 'print("off we go")\nwhile True:\n    pass\n')
const CHATTY = program('chatty.py', 'i = 0\nwhile True:\n    i += 1\n    print("line", i)\n')
const SHORT = program('short.py', 'print("done")\n')
/** A device that refuses every byte, like a full disk. */
const FULL = '/dev/full'

describe('a signal ends a command with the status that a shell reports', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('run prints its results so far at %s', async (signal) => {
    const running = start('run', ENDLESS, '--on', 'node', '--gil', 'switch')
    await running.saysOnStdout(/off we go/)
    running.child.kill(signal)
    const { status, stdout, stderr } = await running.ended
    expect({ status, stderr }).toEqual({ status: 128 + constants.signals[signal], stderr: '' })
    expect(stdout).toMatch(/endless\.py[\s\S]*switch: stopped/)
  })

  it.skipIf(!HAS_PROC)('probe ends at the first signal, without a stack', async () => {
    const running = start('probe', '--on', 'node')
    // Node catches SIGINT by itself, so SIGHUP shows that the command listens.
    await catches(running.child, constants.signals.SIGHUP)
    running.child.kill('SIGINT')
    expect(await running.ended).toEqual({ status: 130, stdout: '', stderr: '' })
  })

  it('a command without results ends at once', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const connected = new Promise((resolve) => server.once('connection', resolve))
    const running = start('doctor', `http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    await connected
    running.child.kill('SIGTERM')
    expect(await running.ended).toEqual({ status: 143, stdout: '', stderr: '' })
    server.close()
  })
})

describe('a closed pipe ends a command quietly', () => {
  it('while a program prints', async () => {
    const running = start('run', CHATTY, '--on', 'node', '--gil', 'switch')
    await running.saysOnStdout(/line 1\n/)
    running.child.stdout?.destroy()
    expect(await running.ended).toMatchObject({ status: 141, stderr: '' })
  })

  it('after writing its files', async () => {
    const file = join(FOLDER, 'closed.json')
    const running = start('run', CHATTY, '--on', 'node', '--gil', 'switch', '--json', file)
    await running.saysOnStdout(/line 1\n/)
    running.child.stdout?.destroy()
    expect(await running.ended).toMatchObject({ status: 141, stderr: '' })
    expect(JSON.parse(readFileSync(file, 'utf8')).runs).toMatchObject([{ outcome: 'stopped' }])
  })
})

describe.skipIf(!existsSync(FULL))(`a full disk (${FULL}) ends a command with one clear line`, () => {
  it.each([['list'], ['run', SHORT, '--on', 'node', '--gil', 'switch']])('on stdout: %s', (...words) => {
    const { status, stderr } = spawnSync('sh', ['-c', `exec "$@" > ${FULL}`, 'sh', process.execPath, CLI, ...words], { encoding: 'utf8' })
    expect({ status, stderr }).toEqual({ status: 2, stderr: 'gil-lab: Standard output could not be written: no space left on device.\n' })
  })

  it('in a file', async () => {
    const { status, stderr } = await gilLab('run', SHORT, '--on', 'node', '--gil', 'switch', '--json', FULL)
    expect({ status, stderr }).toEqual({ status: 2, stderr: `gil-lab: ${FULL} could not be written: no space left on device.\n` })
  })
})

describe('an unwritable output is reported before anything runs', () => {
  it('in a missing folder, which is not created', async () => {
    const folder = join(FOLDER, 'missing')
    const { status, stdout, stderr } = await gilLab('run', SHORT, '--on', 'node', '--json', join(folder, 'r.json'))
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toBe(
      `gil-lab: ${join(folder, 'r.json')} could not be written: no such file or directory.\nCreate the folder first: mkdir -p ${folder}\n`,
    )
    expect(existsSync(folder)).toBe(false)
  })

  it('under the name of a folder', async () => {
    const folder = join(FOLDER, 'folder')
    mkdirSync(folder)
    const { status, stdout, stderr } = await gilLab('probe', '--on', 'node', '--json', folder)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(/^gil-lab: .*folder could not be written: illegal operation on a directory\.\n$/)
  })

  it('and an existing file keeps its content if the run fails', async () => {
    const file = join(FOLDER, 'kept.json')
    writeFileSync(file, 'kept')
    const { status } = await gilLab('run', 'no-such-experiment', '--json', file)
    expect(status).toBe(2)
    expect(readFileSync(file, 'utf8')).toBe('kept')
  })
})
