import { readFileSync } from 'node:fs'
import { GILS, type GilDescriptor } from '../../src/model/gils.ts'

/** The part of docs/locks.md about each lock: the head of its file in assembly/gil, and its traits. */
export function lockSections(): string {
  return GILS.map((gil) => `### \`${gil.id}\`: ${gil.title}\n\n${headOf(gil)}\n\n${promises(gil)}`).join('\n\n')
}

/** What distinguishes the locks that share the file of another lock. */
const VARIATIONS: Readonly<Record<string, string>> = {
  'switch-unforced': 'As `switch`, without the forced switch.',
  'none-atomic':
    'As `none`, but no object has an owner: every thread changes every count with an atomic instruction. A thread that reads a list or a global therefore takes its lock.',
}

/** The comment at the top of the lock's file. */
function headOf({ id }: GilDescriptor): string {
  const variation = VARIATIONS[id]
  if (variation) return variation
  const source = readFileSync(`assembly/gil/${id}.ts`, 'utf8')
  const lines = source.split('\n')
  const head = lines.slice(
    0,
    lines.findIndex((line) => !line.startsWith('//')),
  )
  return paragraphs(head.map((line) => line.replace(/^\/\/ ?/, '')).join('\n'))
}

/** Joins the lines of each paragraph and of each item of a list, but keeps the lines of tables. */
function paragraphs(text: string): string {
  return text
    .trim()
    .split('\n\n')
    .map((each) => (each.startsWith('|') ? each : each.replace(/\n(?!\d\. ) */g, ' ')))
    .join('\n\n')
}

function promises({ traits }: GilDescriptor): string {
  const { excludes, preempts, forcesSwitch, maxBypass, parks } = traits
  if (!excludes) return 'It promises nothing.'
  const losing = {
    ticks: 'The holder loses the GIL after a number of instructions.',
    timeout: 'The holder loses the GIL when a waiter requests it.',
    never: 'The holder keeps the GIL until it blocks.',
  }[preempts]
  return [
    losing,
    forcesSwitch
      ? 'After a release on request, another thread acquires the GIL.'
      : 'After a release, the same thread can acquire the GIL again at once.',
    overtaking(maxBypass),
    parks ? '' : 'A waiter keeps a core busy.',
  ]
    .join(' ')
    .trim()
}

function overtaking(maxBypass: number): string {
  if (maxBypass === 0) return 'No later arrival overtakes a parked waiter.'
  const most = Number.isFinite(maxBypass) ? `at most ${maxBypass} times` : 'any number of times'
  return `Later arrivals can overtake a parked waiter ${most}.`
}
