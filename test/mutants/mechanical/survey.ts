import { buildWoven, weaveAll } from './build.ts'
import { EQUIVALENT } from './equivalents.ts'
import { faultsOf, Hunt } from './hunt.ts'
import { OPEN } from './open.ts'
import { SUITE } from './suite.ts'

// npm run mutants: hunts every fault whose id contains a word of the command line, and prints those that survive.

const words = process.argv.slice(2)
const woven = weaveAll()
const hunt = new Hunt(await buildWoven(woven), SUITE)
const faults = faultsOf(woven).filter(({ id }) => words.every((word) => id.includes(word)))
let killed = 0
for (const fault of faults) {
  const kill = hunt.kill(fault)
  if (kill) killed++
  const known = EQUIVALENT.get(fault.id) ?? (OPEN.has(fault.id) ? 'open' : 'new')
  const what = kill ? `${kill.scenario}: ${kill.message.slice(0, 80)}` : known
  console.log(`${kill ? 'killed  ' : 'survives'} ${fault.id} (line ${fault.line}): ${fault.from} → ${fault.to}: ${what}`)
}
console.log(`${faults.length} faults in ${woven.length} files, ${killed} killed, ${faults.length - killed} survive`)
