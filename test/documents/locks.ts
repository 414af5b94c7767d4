import { readFileSync } from 'node:fs'
import { GILS, type GilDescriptor } from '../../src/model/gils.ts'

/** The part of docs/locks.md about each lock: the head of its file in assembly/gil, and its traits. */
export function lockSections(): string {
  return GILS.map((gil) => `### \`${gil.id}\`: ${gil.title}\n\n${headOf(gil)}\n\n${promises(gil)}`).join('\n\n')
}

/** The comment at the top of the lock's file, without its first paragraph, which is the lock's name. Two GILs share a file. */
function headOf({ id }: GilDescriptor): string {
  const source = readFileSync(`assembly/gil/${id === 'switch-unforced' ? 'switch' : id}.ts`, 'utf8')
  const lines = source.split('\n')
  const head = lines.slice(
    0,
    lines.findIndex((line) => !line.startsWith('//')),
  )
  if (id === 'switch-unforced') return 'As `switch`, without the forced switch.'
  return paragraphs(head.map((line) => line.replace(/^\/\/ ?/, '')).join('\n'))
}

/** Joins the lines of each paragraph, and keeps those of tables. */
function paragraphs(text: string): string {
  return text
    .trim()
    .split('\n\n')
    .map((each) => (each.startsWith('|') ? each : each.split('\n').join(' ')))
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
      ? 'A thread that releases the GIL on request is not the next to get it.'
      : 'A thread that releases the GIL may be the next to get it.',
    Number.isFinite(maxBypass)
      ? `A later arrival overtakes a waiter at most ${maxBypass} times.`
      : 'There is no bound on how often later arrivals overtake a waiter.',
    parks ? '' : 'A waiter keeps a core busy.',
  ]
    .join(' ')
    .trim()
}
