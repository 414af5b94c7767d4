// What the tag's attributes ask for. They are written by people: a value that there is not is told by name.
import { LabError, unknownName } from '../../model/errors.ts'
import { GILS } from '../../model/gils.ts'
import type { RunRequest } from '../../model/run.ts'
import type { Shared } from '../permalink.ts'
import experiments from './experiments.json'

export const MODES = ['auto', 'live', 'replay'] as const
const THEMES = ['auto', 'light', 'dark'] as const

/** In the order in which they are documented. */
export const ATTRIBUTES = ['experiment', 'gil', 'threads', 'src', 'mode', 'theme', 'lab'] as const
export type AttributeName = (typeof ATTRIBUTES)[number]

/** An experiment as the poster shows it; the list is made by a test from the experiments themselves. */
export interface Card {
  readonly id: string
  readonly title: string
  readonly claim: string
}

/** What one tag asks for, checked. Plain data: it is sent to the frame as it is. */
export interface TagRequest {
  /** The lab's experiment; undefined where `src` names a file of the author's own. */
  readonly experiment: string | undefined
  /** Empty: the experiment's own. */
  readonly gils: readonly string[]
  readonly threads: number | undefined
  /** Absolute URL of a Python program or of a recording. */
  readonly src: string | undefined
  readonly mode: (typeof MODES)[number]
  readonly theme: (typeof THEMES)[number]
  /** Absolute URL of a lab site, with a slash at its end. */
  readonly lab: string
}

/** @throws LabError 'usage' for a value that there is not, with those that there are */
export function tagRequestOf(attribute: (name: AttributeName) => string | null, baseUrl: string, ownLab: string): TagRequest {
  const text = (name: AttributeName) => attribute(name)?.trim() || undefined
  const src = text('src')
  const experiment = text('experiment') ?? (src ? undefined : experiments[0]!.id)
  const known = experiments.map(({ id }) => id)
  if (experiment && src) {
    throw new LabError(
      'usage',
      'The tag has both experiment and src.',
      'Keep one: the name of an experiment, or the address of your own file.',
    )
  }
  if (experiment && !known.includes(experiment)) throw unknownName('experiment', experiment, known)
  return {
    experiment,
    gils: gilsOf(text('gil')),
    threads: threadsOf(text('threads')),
    src: src && urlOf('src', src, baseUrl),
    mode: oneOf('mode', text('mode'), MODES),
    theme: oneOf('theme', text('theme'), THEMES),
    lab: folderOf(urlOf('lab', text('lab') ?? ownLab, baseUrl, /^https?:$/)),
  }
}

/** Title and claim of what is asked for; a file of the author's own has none but its name. */
export function cardOf({ experiment, src }: TagRequest, { program }: AuthorContent = {}): Card {
  const found = program ? undefined : experiments.find(({ id }) => id === experiment)
  return found ?? { id: '', title: program?.file ?? (src ? fileOf(src) : ''), claim: '' }
}

/** "race.py": as in tracebacks. */
export function fileOf(url: string): string {
  const name = new URL(url).pathname.split('/').pop() || 'program.py'
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

/** A file of the author's own, or what a link to a frame holds: a program or a recording, or neither. */
export interface AuthorContent {
  readonly program?: { readonly file: string; readonly source: string }
  /** The text of a recording. */
  readonly recording?: string
  readonly settings?: NonNullable<Shared['settings']>
}

export function runRequestOf(tag: TagRequest, { program, settings }: AuthorContent): RunRequest {
  return {
    ...settings,
    ...(program ? { program } : tag.experiment && { experiment: tag.experiment }),
    ...(tag.gils.length > 0 && { gil: tag.gils }),
    ...(tag.threads !== undefined && { threads: tag.threads }),
  }
}

function gilsOf(list: string | undefined): string[] {
  const known = GILS.map(({ id }) => id)
  const gils = list?.split(/[\s,]+/).filter(Boolean) ?? []
  for (const gil of gils) if (!known.includes(gil)) throw unknownName('GIL', gil, known)
  return [...new Set(gils)]
}

function threadsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const threads = Number(text)
  if (Number.isInteger(threads) && threads >= 1 && threads <= 128) return threads
  throw new LabError('usage', `threads is "${text}".`, 'It must be a whole number from 1 to 128.')
}

function oneOf<T extends string>(name: string, value: string | undefined, known: readonly T[]): T {
  if (value === undefined) return known[0]!
  const found = known.find((word) => word === value)
  if (!found) throw unknownName(name, value, known)
  return found
}

function urlOf(name: string, value: string, base: string, protocols = /^(https?|blob|data):$/): string {
  try {
    const url = new URL(value, base)
    if (protocols.test(url.protocol)) return url.href
  } catch {
    // EmbedProgress below, with what it should be.
  }
  throw new LabError('usage', `${name} is "${value}", which is not an address.`, 'Give an http(s) address, or one relative to the page.')
}

/** The folder that a site's address names, with or without its index.html or its last slash. */
function folderOf(url: string): string {
  const { origin, pathname } = new URL(url)
  const folder = /\/[^/]*\.[^/]*$/.test(pathname) ? pathname.replace(/[^/]*$/, '') : pathname.replace(/\/?$/, '/')
  return `${origin}${folder}`
}
