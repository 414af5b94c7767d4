import { expect, test } from 'gil-lab/playwright'

const PROGRAM = `
from threading import Thread

count = 0

def work():
    global count
    for _ in range(100_000):
        count += 1

threads = [Thread(target=work) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(count)
`

test('two threads under the switch GIL hand it over, and no thread starves', async ({ lab }) => {
  const report = await lab.run({ experiment: 'countdown', gil: ['switch'], rounds: 1 })
  expect(report.runs.map(({ outcome }) => outcome)).not.toContain('deadlocked')
  // These limits are far above what any browser needs, so the test fails only if something is broken, not if the machine is slow.
  expect(report).toHandOffWithin(10_000)
  expect(report).toStarveNoThreadLongerThan(60_000)
})

test('my own program completes and prints', async ({ lab }) => {
  const report = await lab.run({ program: { file: 'count.py', source: PROGRAM }, gil: ['tick', 'switch'] })
  expect(report.runs.map(({ outcome, stdout }) => `${outcome} ${stdout.length > 0}`)).toEqual(['completed true', 'completed true'])
})

test('the browser provides shared memory and a working clock', async ({ lab }) => {
  const machine = await lab.probe()
  expect(new Set(Object.values(machine.canaries))).toEqual(new Set(['ok']))
})

test('a claim of the lab holds in this browser', async ({ lab }) => {
  const report = await lab.run({ experiment: 'check-interval' })
  expect(report).toConfirmItsClaims()
})

test('my program is faster without a GIL', async ({ lab }) => {
  const program = { file: 'count.py', source: PROGRAM.replace('count += 1', 'pass') }
  const { free, locked } = await lab.compare({ free: { program, gil: 'none' }, locked: { program } }, { rounds: 3 })
  // Without a bound: the matcher skips the test if the machine is too busy to tell.
  expect(free).toBeFasterThan(locked)
})
