import { Block, Event } from '../../assembly/abi/events.ts'
import type { Timeline } from '../../src/model/timeline.ts'
import { buildTimeline } from '../../src/trace/build-timeline.ts'
import { type Line, type Options, recordingOf } from '../trace/recording.ts'

/**
 * Draws a timeline. Each line is a thread. Each column is 1 µs, which is the step of the clock.
 *
 *     draw`
 *       A ##..##..##..
 *       B .wwww!wvww##`
 *
 *     #  holds the GIL             w  waits for the GIL
 *     .  not alive before the first and after the last mark, blocked between two marks
 *     !  waits, and sets a drop request at the beginning of this column
 *     v  waits, and is woken in vain in this column
 *     >  the thread's last hold is still open when the run ends
 *
 * A thread is under GIL 0 unless its name says otherwise: "C@1" is thread C under GIL 1. Without `>`, a thread whose line ends with a
 * hold ends with that hold. A wait at the end of a line is always open when the run ends. The run ends with the longest line. The drawing
 * goes through events and buildTimeline, which checks it like a recording.
 */
export function draw(strings: TemplateStringsArray, ...values: string[]): Timeline {
  return drawWith()(strings, ...values)
}

/** Draws like draw`…`, with another GIL, switch interval or clock. */
export function drawWith(options: Options = {}): (strings: TemplateStringsArray, ...values: string[]) => Timeline {
  return (strings, ...values) => buildTimeline(recordingFrom(String.raw(strings, ...values), options))
}

export function recordingFrom(drawing: string, options: Options = {}) {
  const lines = drawing
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('//'))
    .map((line) => /^([^\s@]+)(?:@(\d+))?\s+(\S+)/.exec(line)!)
  const lanes = lines.map(([, name, gil = 0, marks]) => ({ name: name!, gil: Number(gil), marks: marks! }))
  const number = acquisitionNumbers(lanes)
  const excludes = options.settings?.gil !== 'none'
  const threads = lanes.map(({ name, gil, marks }, lane) => {
    const startUs = marks.search(/[^.]/)
    const events = eventsOf(marks, (us) => (excludes ? number(lane, us) : 0))
    return { name, startUs, events: gil === 0 ? events : [[startUs, Event.GIL, gil] as const, ...events] }
  })
  const endUs = Math.max(...lanes.map(({ marks }) => marks.replace('>', '').length))
  return recordingOf(threads, { endNs: endUs * 1000, ...options })
}

/** The acquisition number of the hold that begins in a column of a lane. Each GIL numbers its own holds, in the order of the columns. */
function acquisitionNumbers(lanes: readonly { gil: number; marks: string }[]): (lane: number, column: number) => number {
  const all = lanes.flatMap(({ gil, marks }, lane) =>
    [...marks].flatMap((mark, column) => (beginsHold(marks, mark, column) ? [{ lane, gil, column }] : [])),
  )
  all.sort((a, b) => a.column - b.column)
  return (lane, column) => {
    const own = all.filter(({ gil }) => gil === lanes[lane]!.gil)
    return 1 + own.findIndex((one) => one.lane === lane && one.column === column)
  }
}

function beginsHold(marks: string, mark: string, column: number): boolean {
  return mark === '#' && marks[column - 1] !== '#'
}

function eventsOf(marks: string, number: (column: number) => number): Line[] {
  const open = marks.endsWith('>')
  const life = [...marks.replace('>', '').replace(/\.+$/, '')]
  const events: Line[] = []
  let vain = 0
  const begin = marks.search(/[^.]/)
  for (let us = begin; us < life.length + (open ? 0 : 1); us++) {
    const before = stateOf(life[us - 1])
    const state = stateOf(life[us])
    if (life[us] === '!') events.push([us, Event.DROP_REQUEST])
    if (life[us] === 'v') vain++
    if (state === before) continue
    if (before === 'runs') events.push(endOfHold(us, state))
    if (before === 'is elsewhere' && us > begin) events.push([us, Event.WANTED])
    if (state !== 'runs') continue
    if (vain > 0) events.push([us, Event.VAIN_WAKES, vain])
    events.push([us, Event.ACQUIRED, number(us)])
    vain = 0
  }
  return events
}

type Drawn = 'runs' | 'waits' | 'is elsewhere' | 'is no more'

function stateOf(mark: string | undefined): Drawn {
  if (mark === undefined) return 'is no more'
  return mark === '#' ? 'runs' : mark === '.' ? 'is elsewhere' : 'waits'
}

function endOfHold(us: number, then: Drawn): Line {
  if (then === 'waits') return [us, Event.YIELDED]
  return then === 'is elsewhere' ? [us, Event.RELEASED, Block.SLEEP] : [us, Event.EXIT]
}
