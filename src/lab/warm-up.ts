import { GILS } from '../model/gils.ts'
import { compile, toImage } from '../program/index.ts'
import type { Session } from './session.ts'

/** Touches every instruction that experiments spend their time in. */
const PROGRAM = `
def countdown(n):
    while n > 0:
        n -= 1

def total(n):
    s = 0
    for i in range(n):
        s = s + i
    return s

for _ in range(20):
    countdown(2000)
    total(2000)
`
/** After these, Chromium and Firefox have compiled the interpreter well: it takes them about 13 million units of work, then some ms. */
const TIMES = 25
const SETTLE_MS = 60

/** Engines share compiled code between the workers of a page or process, so one worker warms up for all. Nothing of it is reported. */
export async function warmUp(session: Session): Promise<void> {
  const [member] = await session.crew.atLeast(1)
  if (!member) throw new Error('no worker was started')
  const image = toImage(compile(PROGRAM, 'warm-up.py'))
  await Promise.race([
    member.api.warmUp(
      image,
      GILS.map((gil) => gil.policy),
      TIMES,
    ),
    member.death,
  ])
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS))
}
