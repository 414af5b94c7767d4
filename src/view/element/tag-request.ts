// The values of a tag's attributes. People write tags by hand, so the error for an invalid value lists the valid ones.
import experiments from '../../experiments/index.ts?cards'
import type { Shared } from '../../links/permalink.ts'
import { LabError } from '../../model/errors.ts'
import { type EvalBreaker, parseEvalBreaker } from '../../model/eval-breaker.ts'
import { GILS } from '../../model/gils.ts'
import { parseSetting } from '../../model/limits.ts'
import type { RunRequest } from '../../model/run.ts'
import { entryOf, unknownName } from '../../model/unknown-name.ts'
import { LEAST_ROUNDS } from '../../statistics/round-estimates.ts'
import { OWN_FILE } from '../own-file.ts'
import { wordsOf } from './is-plain.ts'
import { type AttributeName, MODES, PARTS, SOURCES, THEMES } from './tag-names.ts'

/** How the results look. A frame receives the same. */
export interface Look {
  /** Only the headline and the timelines, in the room that the poster had. */
  readonly compact: boolean
  /** Two GILs side by side on one scale. */
  readonly compare: boolean
  /** The names of the parts that are hidden. */
  readonly hide: readonly string[]
}

/** The checked attributes of one tag. */
export interface TagRequest extends Look {
  /** The id of an experiment; undefined if the tag has a program or a file of the author's own. */
  readonly experiment: string | undefined
  /** The ids of the GILs. Empty for the experiment's own GILs. */
  readonly gils: readonly string[]
  readonly threads: number | undefined
  readonly evalBreaker: EvalBreaker | undefined
  /** Absolute URL of a Python program or of a recording. */
  readonly src: string | undefined
  /** The program in the tag. */
  readonly program: Program | undefined
  /** Whether the tag shows its program, and whether the reader can change it. */
  readonly source: (typeof SOURCES)[number] | undefined
  readonly mode: (typeof MODES)[number]
  readonly theme: (typeof THEMES)[number]
  /** Absolute URL of a lab site, with a trailing slash. */
  readonly lab: string
}

export type Program = NonNullable<RunRequest['program']>

/** What the attributes are read with. */
interface TagPlace {
  readonly baseUrl: string
  /** The address of the lab's script, which the attribute `lab` replaces. */
  readonly ownLab: string
  /** The program inside the tag. */
  readonly inline?: Program | undefined
}

/** Reads the attributes of a tag. @throws LabError 'usage' for an invalid value. Its message lists the valid ones. */
export function tagRequestOf(attribute: (name: AttributeName) => string | null, { baseUrl, ownLab, inline }: TagPlace): TagRequest {
  const text = (name: AttributeName) => attribute(name)?.trim() || undefined
  const src = text('src')
  const named = text('experiment')
  const written = text('program')
  checkOnlyOne(
    { experiment: named, src, program: written, 'a <script> with a program': inline },
    'Keep one of them, because a tag runs one program.',
  )
  const given = inline ?? (written === undefined ? undefined : { file: OWN_FILE, source: attribute('program')! })
  const program = given && { ...given, source: dedented(given.source) }
  const experiment = named ?? (src || program ? undefined : experiments[0]!.id)
  const pair = pairOf(text('compare'))
  checkOnlyOne({ gil: text('gil'), compare: pair }, 'Keep gil for a list of GILs, or compare for two GILs side by side.')
  return {
    experiment: experiment && entryOf('experiment', experiment, experiments).id,
    gils: pair ?? gilsOf(text('gil')),
    threads: threadsOf(text('threads')),
    evalBreaker: evalBreakerOf(text('eval-breaker')),
    src: src && urlOf('src', src, baseUrl),
    program,
    source: sourceOf(attribute('source')),
    compact: attribute('compact') !== null,
    compare: pair !== undefined,
    hide: wordsOf(text('hide') ?? '').map((name) => oneOf('part in hide', name, PARTS)),
    mode: oneOf('mode', text('mode'), MODES),
    theme: oneOf('theme', text('theme'), THEMES),
    lab: folderOf(urlOf('lab', text('lab') ?? ownLab, baseUrl, /^https?:$/)),
  }
}

/**
 * The author's own file, which is a program or a recording, or the content of a link. The link of an experiment contains no program, but
 * may contain settings.
 */
export interface AuthorContent {
  readonly program?: Program
  /** The text of a recording. */
  readonly recording?: string
  readonly settings?: NonNullable<Shared['settings']>
}

export function runRequestOf(tag: TagRequest, { program, settings }: AuthorContent): RunRequest {
  return {
    // A comparison needs an interval. An experiment has its own number of rounds.
    ...(tag.compare && program && { rounds: LEAST_ROUNDS }),
    ...settings,
    ...(program ? { program } : tag.experiment && { experiment: tag.experiment }),
    ...(tag.gils.length > 0 && { gil: tag.gils }),
    ...(tag.threads !== undefined && { threads: tag.threads }),
    ...(tag.evalBreaker && { evalBreaker: tag.evalBreaker }),
  }
}

/** @throws LabError 'usage' if more than one of these is defined */
function checkOnlyOne(given: Readonly<Record<string, unknown>>, whatToDo: string): void {
  const [first, second] = Object.keys(given).filter((name) => given[name] !== undefined)
  if (first && second) throw new LabError('usage', `The tag has both ${first} and ${second}.`, whatToDo)
}

function gilsOf(list = ''): string[] {
  return [...new Set(wordsOf(list).map((id) => entryOf('GIL', id, GILS).id))]
}

function pairOf(list: string | undefined): string[] | undefined {
  if (list === undefined) return undefined
  const gils = gilsOf(list)
  if (gils.length === 2) return gils
  throw new LabError('usage', `compare is "${list}", and it needs two different GILs.`, 'Write for example compare="switch none".')
}

/** A program without the indentation that all its lines have in the page, and without the empty line after the tag. */
function dedented(source: string): string {
  const lines = source
    .replace(/^[^\S\n]*\n/, '')
    .trimEnd()
    .split('\n')
  const indents = lines.filter((line) => line.trim()).map((line) => /^[ \t]*/.exec(line)![0].length)
  const common = Math.min(...indents)
  return `${lines.map((line) => line.slice(common)).join('\n')}\n`
}

/** The attribute `source` alone shows the program. */
function sourceOf(value: string | null): TagRequest['source'] {
  return value === null ? undefined : oneOf('source', value.trim() || undefined, SOURCES)
}

function threadsOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : parseSetting('threads', text)
}

function evalBreakerOf(text: string | undefined): EvalBreaker | undefined {
  return text === undefined ? undefined : parseEvalBreaker(text)
}

function oneOf<T extends string>(name: string, value: string | undefined, known: readonly T[]): T {
  if (value === undefined) return known[0]!
  const found = known.find((word) => word === value)
  if (!found) throw unknownName(name, value, known)
  return found
}

export function urlOf(name: string, value: string, base: string, protocols = /^(https?|blob|data):$/): string {
  try {
    const url = new URL(value, base)
    if (protocols.test(url.protocol)) return url.href
  } catch {
    // The error below reports the value and says what is valid.
  }
  throw new LabError('usage', `${name} is "${value}", which is not an address.`, 'Give an http(s) address, or one relative to the page.')
}

/** The folder of a site, with a trailing slash. The address may lack that slash, or end with a file such as index.html. */
function folderOf(url: string): string {
  const { origin, pathname } = new URL(url)
  const folder = /\/[^/]*\.[^/]*$/.test(pathname) ? pathname.replace(/[^/]*$/, '') : pathname.replace(/\/?$/, '/')
  return `${origin}${folder}`
}
