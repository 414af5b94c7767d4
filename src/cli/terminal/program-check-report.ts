import type { Bug, ProgramResult, ReplayedProgram, Search } from '../../check/programs/check-program.ts'
import { columns } from '../../explore/index.ts'
import { CHECK_STEPS } from '../../model/limits.ts'
import { printable } from '../../model/printable.ts'
import type { Style } from './output.ts'
import { wrap } from './wrap.ts'

const INDENT = '  '
/**
 * The result of a program's check under one GIL.
 * @param command the command line of the check, for the replay
 * @param link the line with the link that opens the bug in the page
 */
export function programLines(result: ProgramResult, command: string, link: string, width: number, style: Style): string[] {
  const { gil, bug, searches, schedules, steps, ms } = result
  const tried = `${count(schedules)} schedules, ${count(steps)} steps, ${(steps / ms / 1000).toFixed(2)} M steps/s`
  return [
    style.title(`under ${gil}`),
    ...searches.map((search) => style.faint(INDENT + searchWords(search))),
    style.faint(INDENT + tried),
    ...cutOffLines(result, width).map(style.warning),
    ...(bug ? bugLines(bug, result, command, link, width, style) : [verdict(result, style)]),
  ]
}

/** Whether the check can tell nothing about the program, because no run came to its end. */
export function isUnchecked({ bug, schedules, cutOff }: ProgramResult): boolean {
  return !bug && cutOff === schedules
}

/** How many runs were complete, and what helps against the cut. */
function cutOffLines({ schedules, cutOff }: ProgramResult, width: number): string[] {
  if (cutOff === 0) return []
  const complete = schedules - cutOff
  const words = `${complete === 0 ? 'None' : count(complete)} of ${count(schedules)} runs ${complete > 1 ? 'were' : 'was'} complete.`
  const advice = `A run is cut off after ${count(CHECK_STEPS)} steps. Give the program's loops fewer rounds.`
  return wrap(`${words} ${advice}`, width - INDENT.length).map((line) => INDENT + line)
}

function verdict(result: ProgramResult, style: Style): string {
  if (isUnchecked(result)) return style.warning('? Cannot tell whether a schedule breaks the program: nothing was checked.')
  return `${style.good('✓')} No ${result.cutOff > 0 ? 'complete run' : 'schedule that was tried'} breaks the program.`
}

function searchWords({ bound, ...tried }: Search): string {
  const words = bound === undefined ? 'random preemptions' : `${bound === 0 ? 'no' : `≤ ${bound}`} preemption${bound === 1 ? '' : 's'}`
  return `${words.padEnd(19)}  ${triedWords(tried)}`
}

/** What a search tried. A run that was cut off has choices that no run tried, so such a search has tried neither all schedules nor a known share. */
function triedWords({ schedules, cutOff, explored }: Omit<Search, 'bound'>): string {
  const words = `${count(schedules)} schedule${schedules === 1 ? '' : 's'}`
  if (cutOff > 0) return `${words}, ${cutOff === schedules ? '' : `${count(cutOff)} `}cut off`
  if (explored === undefined) return words
  if (explored === 1) return schedules === 1 ? 'the only schedule' : `all ${words}`
  return `${words}, about ${Math.floor(explored * 100)} %`
}

function bugLines(bug: Bug, { gil, stdout }: ProgramResult, command: string, link: string, width: number, style: Style): string[] {
  return [
    style.bad(printable(`✗ ${bug.sentence}`)),
    ...textLines(bug.text),
    ...(bug.kind === 'output' ? ['', 'without preemptions:', ...textLines(stdout), 'on this schedule:', ...textLines(bug.stdout)] : []),
    '',
    ...columns(bug.story.lines, bug.story.names, width).map(printable),
    '',
    `${command} --gil ${gil} --replay ${bug.schedule === '' ? "''" : bug.schedule}`,
    link,
  ]
}

/** A replayed run: what its threads did, what it printed, and how it ended. */
export function replayedLines({ outcome, story, finding }: ReplayedProgram, width: number, style: Style): string[] {
  const { kind, text, stdout } = outcome
  const sentence = printable(finding.sentence)
  return [
    finding.kind ? style.bad(`✗ ${sentence}`) : sentence,
    '',
    ...columns(story.lines, story.names, width).map(printable),
    '',
    'prints:',
    ...textLines(stdout),
    '',
    `ends: ${kind}`,
    ...textLines(text),
  ]
}

function textLines(text: string): string[] {
  return text === ''
    ? []
    : printable(text.replace(/\n$/, ''))
        .split('\n')
        .map((line) => INDENT + line)
}

function count(number: number): string {
  return number.toLocaleString('en-US')
}
