// The values of a tag's attributes. People write tags by hand, so the error for an invalid value lists the valid ones.
import experiments from '../../experiments/index.ts?cards'
import type { Shared } from '../../links/permalink.ts'
import { LabError } from '../../model/errors.ts'
import { type EvalBreaker, parseEvalBreaker } from '../../model/eval-breaker.ts'
import { GILS } from '../../model/gils.ts'
import { parseSetting } from '../../model/limits.ts'
import type { RunRequest } from '../../model/run.ts'
import { entryOf, unknownName } from '../../model/unknown-name.ts'

export const MODES = ['auto', 'live', 'replay'] as const
const THEMES = ['auto', 'light', 'dark'] as const

/** The attributes, in the order of docs/embedding.md. */
export const ATTRIBUTES = ['experiment', 'gil', 'threads', 'eval-breaker', 'src', 'mode', 'theme', 'lab'] as const
export type AttributeName = (typeof ATTRIBUTES)[number]

/** The texts of an experiment that its poster shows. The import suffix `?cards` keeps the experiments' programs out of the bundle. */
export interface Card {
  readonly id: string
  readonly title: string
  readonly claim: string
}

/** The checked attributes of one tag. */
export interface TagRequest {
  /** The id of an experiment; undefined if `src` names the author's own file. */
  readonly experiment: string | undefined
  /** The ids of the GILs. Empty for the experiment's own GILs. */
  readonly gils: readonly string[]
  readonly threads: number | undefined
  readonly evalBreaker: EvalBreaker | undefined
  /** Absolute URL of a Python program or of a recording. */
  readonly src: string | undefined
  readonly mode: (typeof MODES)[number]
  readonly theme: (typeof THEMES)[number]
  /** Absolute URL of a lab site, with a trailing slash. */
  readonly lab: string
}

/** Reads the attributes of a tag. @throws LabError 'usage' for an invalid value. Its message lists the valid ones. */
export function tagRequestOf(attribute: (name: AttributeName) => string | null, baseUrl: string, ownLab: string): TagRequest {
  const text = (name: AttributeName) => attribute(name)?.trim() || undefined
  const src = text('src')
  const experiment = text('experiment') ?? (src ? undefined : experiments[0]!.id)
  if (experiment && src) {
    throw new LabError(
      'usage',
      'The tag has both experiment and src.',
      'Keep one: the name of an experiment, or the address of your own file.',
    )
  }
  return {
    experiment: experiment && entryOf('experiment', experiment, experiments).id,
    gils: gilsOf(text('gil')),
    threads: threadsOf(text('threads')),
    evalBreaker: evalBreakerOf(text('eval-breaker')),
    src: src && urlOf('src', src, baseUrl),
    mode: oneOf('mode', text('mode'), MODES),
    theme: oneOf('theme', text('theme'), THEMES),
    lab: folderOf(urlOf('lab', text('lab') ?? ownLab, baseUrl, /^https?:$/)),
  }
}

/** The title and the claim to show. The author's own file has a name and no claim. */
export function cardOf({ experiment, src }: TagRequest, { program }: AuthorContent = {}): Card {
  const found = program ? undefined : experiments.find(({ id }) => id === experiment)
  return found ?? { id: '', title: program?.file ?? (src ? fileOf(src) : ''), claim: '' }
}

/** The name of the file at `url`, for titles and tracebacks: "race.py". */
export function fileOf(url: string): string {
  const name = new URL(url).pathname.split('/').pop() || 'program.py'
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

/**
 * The author's own file, which is a program or a recording, or the content of a link. The link of an experiment contains no program, but
 * may contain settings.
 */
export interface AuthorContent {
  readonly program?: NonNullable<RunRequest['program']>
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
    ...(tag.evalBreaker && { evalBreaker: tag.evalBreaker }),
  }
}

function gilsOf(list: string | undefined): string[] {
  const ids = list?.split(/[\s,]+/).filter(Boolean) ?? []
  return [...new Set(ids.map((id) => entryOf('GIL', id, GILS).id))]
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

function urlOf(name: string, value: string, base: string, protocols = /^(https?|blob|data):$/): string {
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
