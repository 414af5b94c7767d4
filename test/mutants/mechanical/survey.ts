import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ROOT } from '../build.ts'
import { buildWoven, weaveAll } from './build.ts'
import { EQUIVALENT } from './equivalents.ts'
import type { Fault } from './faults.ts'
import { Hunt } from './hunt.ts'
import { sampleOf } from './sample.ts'
import shown from './shown.json' with { type: 'json' }
import { SUITE } from './suite.ts'

// `npm run mutants -- WORD…` hunts the faults whose ids contain every WORD. It prints the faults that survive, and writes shown.json.
// --sample: only the faults of the sample. --open: only the faults that are neither in shown.json nor in equivalents.ts. --quick: only with
// the cheapest searches.

const { values, positionals: words } = parseArgs({
  allowPositionals: true,
  options: { sample: { type: 'boolean' }, open: { type: 'boolean' }, quick: { type: 'boolean' } },
})
const woven = weaveAll()
const hunt = new Hunt(await buildWoven(woven))
const reach = hunt.reach(SUITE)
const all = woven.flatMap((file) => file.faults)
const found = new Map(Object.entries(shown as Readonly<Record<string, string>>))
const isOpen = ({ id }: Fault) => !found.has(id) && !EQUIVALENT.has(id)
const chosen = (values.sample ? sampleOf(woven) : all).filter(
  (fault) => words.every((word) => fault.id.includes(word)) && (!values.open || isOpen(fault)),
)
let [killed, survived] = [0, 0]
for (const { id, number, line, from, to } of chosen) {
  const scenarios = reach.get(number) ?? []
  const kill = hunt.kill({ number }, scenarios, values.quick)
  if (kill) {
    killed++
    found.set(id, kill.scenario)
  } else {
    survived++
    found.delete(id)
    const why = EQUIVALENT.get(id) ?? (scenarios.length === 0 ? 'no scenario reaches it' : 'open')
    console.log(`${id} (line ${line}): ${from} → ${to}: ${why}`)
  }
}
const lines = all.filter(({ id }) => found.has(id)).map(({ id }) => `  ${JSON.stringify(id)}: ${JSON.stringify(found.get(id))}`)
writeFileSync(join(ROOT, 'test/mutants/mechanical/shown.json'), `{\n${lines.join(',\n')}\n}\n`)
console.log(`${killed} faults are shown, ${survived} survive`)
