import { readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { decodePermalink } from '../../src/links/permalink.ts'
import { catches, FOLDER, HAS_PROC, program, start } from './gil-lab.ts'

const racy = (name: string) => fileURLToPath(new URL(`../check/programs/${name}_racy.py`, import.meta.url))

describe('gil-lab check', () => {
  it('finds the deadlock of a program, and replays it', async () => {
    const { status, stdout } = await start('check', racy('two_locks')).ended
    expect(status).toBe(1)
    expect(stdout).toContain('MainThread waits for a Lock held by Thread-1 (work)')
    const [, file = '', gil = '', schedule = ''] = /gil-lab check (\S+) --gil (\S+) --replay (\S+)/.exec(stdout) ?? []
    const replayed = await start('check', file, '--gil', gil, '--replay', schedule).ended
    expect(replayed.stdout).toMatch(/^✗ On this schedule, the program deadlocks\.\n/)
    expect(replayed.stdout).toMatch(/ends: deadlock\n {2}MainThread waits for a Lock/)
  })

  it('prints a link that contains the program, its GIL and the schedule', async () => {
    const { stdout } = await start('check', racy('lost_update'), '--eval-breaker', '3.9', '--page', 'https://lab.example/gil').ended
    const [, address = ''] = /^Open in the page: (.*)$/m.exec(stdout) ?? []
    const [, schedule] = /--replay (\S+)/.exec(stdout) ?? []
    const { origin, pathname, hash } = new URL(address)
    expect([origin, pathname]).toEqual(['https://lab.example', '/gil'])
    const program = readFileSync(racy('lost_update'), 'utf8')
    expect(await decodePermalink(hash)).toEqual({ program, gils: ['switch'], schedule, settings: { evalBreaker: '3.9' } })
    expect(stdout).not.toContain('gil-lab serve')
  })

  it('says that a program is too long for a link', async () => {
    const noise = Array.from({ length: 60_000 }, (_, at) => Math.sin(at).toString(36)).join('')
    const { stdout } = await start('check', program('long.py', `assert False\n# ${noise}\n`)).ended
    expect(stdout).toContain('Open in the page: The program is too long for a link.')
  })

  it('passes a correct program', async () => {
    const { status, stdout } = await start('check', program('one.py', 'print("one")\n')).ended
    expect([status, stdout]).toEqual([0, expect.stringContaining('✓ No schedule that was tried breaks the program.')])
  })

  it('of a program whose runs are all cut off cannot tell', async () => {
    const deadlock = `
from threading import Lock, Thread
first, second = Lock(), Lock()
def work(one, other):
    n = 200000
    while n > 0:
        n -= 1
    with one, other:
        pass
threads = [Thread(target=work, args=pair) for pair in ((first, second), (second, first))]
for t in threads:
    t.start()
for t in threads:
    t.join()
`
    const { status, stdout } = await start('check', program('dead.py', deadlock), '--max-seconds', '1').ended
    expect([status, stdout]).toEqual([4, expect.stringMatching(/None of [\d,]+ runs was complete\.[\s\S]*nothing was checked\.\n/)])
    expect(stdout).not.toContain('✓')
  })

  it.each([
    ['an unknown GIL', ['--gil', 'nope'], /Unknown GIL "nope"/],
    ['a replay without a GIL', ['--replay', 'x:a'], /A replay needs one GIL/],
    ['a replay that does not fit', ['--gil', 'tick', '--replay', 'x:a'], /"x" is not a scenario of the GIL tick/],
    ['check points without a program', ['--eval-breaker', '3.9'], /Only a program has check points/],
    ['a missing file', [`${FOLDER}/gone.py`], /There is no file/],
    ['a page that has no address', ['--page', 'lab'], /It must be an http or https address/],
    ['a time limit of 0 s', ['--max-seconds', '0'], /a number of seconds above 0/],
  ])('refuses %s with one error', async (_, words, message) => {
    const { status, stderr } = await start('check', ...words).ended
    expect([status, stderr]).toEqual([2, expect.stringMatching(message)])
  })

  it.skipIf(!HAS_PROC)('ends at once at Ctrl-C', async () => {
    const { child, ended } = start('check', '--gil', 'switch', '--deep')
    // Node catches SIGINT by itself, so SIGHUP shows that the command listens.
    await catches(child, constants.signals.SIGHUP)
    // After this time, the workers explore schedules, unless the machine is busy.
    await new Promise((resolve) => setTimeout(resolve, 500))
    child.kill('SIGINT')
    expect((await ended).status).toBe(130)
  })
})
