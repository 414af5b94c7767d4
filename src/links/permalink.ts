import * as v from 'valibot'
import { EXPERIMENTS } from '../experiments/index.ts'
import { LabError } from '../model/errors.ts'
import { EVAL_BREAKERS } from '../model/eval-breaker.ts'
import { GILS } from '../model/gils.ts'
import { limitProblem } from '../model/limits.ts'
import type { RunRequest } from '../model/run.ts'
import { entryOf } from '../model/unknown-name.ts'

/**
 * The content of a link: the id of an experiment, the text of a program, or only a schedule, with GILs and settings. The content does not
 * describe the sender's computer.
 */
export interface Shared {
  readonly experiment?: string
  readonly program?: string
  /**
   * A schedule that `gil-lab check` found. A link with a schedule names exactly one GIL. The schedule is for the link's program or
   * experiment. In a link without a program and an experiment, it is for a scenario of the GIL, and its form is "scenario:schedule".
   */
  readonly schedule?: string
  /** The files that the program imports, by path. */
  readonly files?: Readonly<Record<string, string>>
  readonly gils?: readonly string[]
  readonly settings?: Pick<RunRequest, (typeof SETTINGS)[number] | 'evalBreaker' | 'compile'>
  /** The run with which the link compares the rest of its content. */
  readonly pinned?: Omit<Shared, 'schedule' | 'pinned'>
}

const SETTINGS = ['threads', 'rounds', 'switchIntervalUs', 'checkInterval', 'kernelEntryNs'] as const

const PREFIX = '#v1.'
/** Maximum length of a link's fragment, including the #. Browsers and chat programs accept more. */
const MOST_CHARACTERS = 64 * 1024
/** Maximum size of the inflated content of a link. */
const MOST_BYTES = 256 * 1024
/**
 * Size of the pieces given to CompressionStream and DecompressionStream, bytes. Inflating makes a piece at most about a thousand times
 * longer, so collect() notices in time that the content exceeds MOST_BYTES.
 */
const PIECE = 512

/** What both runs of a link have. */
const run = {
  experiment: v.exactOptional(v.string()),
  program: v.exactOptional(v.string()),
  files: v.exactOptional(v.record(v.string(), v.string())),
  gils: v.exactOptional(v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(GILS.length))),
  settings: v.exactOptional(
    v.object({
      ...v.entriesFromList(SETTINGS, v.exactOptional(v.number())),
      evalBreaker: v.exactOptional(v.picklist(EVAL_BREAKERS)),
      compile: v.exactOptional(v.boolean()),
    }),
  ),
}

const pinned = v.pipe(
  v.object(run),
  v.check(
    ({ experiment, program }) => (experiment === undefined) !== (program === undefined),
    'A pinned run needs an experiment or a program',
  ),
)

const shared = v.pipe(
  v.object({ ...run, schedule: v.exactOptional(v.string()), pinned: v.exactOptional(pinned) }),
  v.check(
    ({ experiment, program, schedule }) =>
      experiment === undefined ? program !== undefined || schedule !== undefined : program === undefined,
    'It must name an experiment or contain a program or a schedule',
  ),
  v.check(({ schedule, gils = [] }) => schedule === undefined || gils.length === 1, 'A schedule needs exactly one GIL'),
)

/** Whether a fragment has the form of the lab's links, in any version. Any other fragment is an anchor of the page. */
export function isPermalink(hash: string): boolean {
  return /^#v\d+\./.test(hash)
}

/**
 * The fragment of a link: "#v1." followed by base64url of deflate-raw of JSON.
 * @throws LabError 'usage' if the program is too long for a link
 */
export async function encodePermalink(choice: Shared): Promise<string> {
  const { experiment, program, files, schedule, gils, settings, pinned } = choice
  const json = new TextEncoder().encode(JSON.stringify({ experiment, program, files, schedule, gils, settings, pinned }))
  const deflated = await collect(piecesOf(json).pipeThrough(new CompressionStream('deflate-raw')), Number.POSITIVE_INFINITY)
  const hash = PREFIX + toBase64Url(deflated)
  if (json.length > MOST_BYTES || hash.length > MOST_CHARACTERS)
    throw new LabError('usage', 'The program is too long for a link.', 'Send the file instead.')
  return hash
}

/**
 * Reads a link, which says what to show. Nothing in it may be measured before the reader presses Run.
 * @throws LabError 'usage' if the link has another version, is cut short, is too long, was not made by the lab, or has an unknown
 *   experiment, an unknown GIL or a setting beyond its limits
 */
export async function decodePermalink(hash: string): Promise<Shared> {
  if (!hash.startsWith(PREFIX)) throw foreign(hash)
  if (hash.length > MOST_CHARACTERS) throw refusal(`It is longer than ${MOST_CHARACTERS} characters`)
  const parsed = v.safeParse(shared, parse(await inflate(fromBase64Url(hash.slice(PREFIX.length)))), { abortEarly: true })
  if (!parsed.success) {
    const [issue] = parsed.issues
    throw refusal(`At ${v.getDotPath(issue) ?? 'the top'}: ${issue.message}`)
  }
  checkShared(parsed.output)
  if (parsed.output.pinned) checkShared(parsed.output.pinned)
  return parsed.output
}

function checkShared({ experiment, gils = [], settings = {} }: Shared): void {
  if (experiment !== undefined) entryOf('experiment', experiment, EXPERIMENTS)
  for (const gil of gils) entryOf('GIL', gil, GILS)
  for (const name of SETTINGS) {
    const problem = settings[name] === undefined ? undefined : limitProblem(name, settings[name])
    if (problem) throw refusal(problem.message.replace('\n', ' ').replace(/\.$/, ''))
  }
}

function parse(json: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json))
  } catch {
    throw refusal('Its content is not JSON')
  }
}

type Bytes = Uint8Array<ArrayBuffer>

async function inflate(deflated: Bytes): Promise<Bytes> {
  try {
    return await collect(piecesOf(deflated).pipeThrough(new DecompressionStream('deflate-raw')), MOST_BYTES)
  } catch (error) {
    throw error instanceof LabError ? error : refusal('It was cut short or changed in transit')
  }
}

/** Supplies the bytes in pieces on demand, so that a decompression bomb is detected before it fills the memory. */
function piecesOf(bytes: Bytes): ReadableStream<Bytes> {
  let at = 0
  return new ReadableStream({
    pull(controller) {
      if (at < bytes.length) controller.enqueue(bytes.slice(at, at + PIECE))
      else controller.close()
      at += PIECE
    },
  })
}

async function collect(stream: ReadableStream<Bytes>, most: number): Promise<Bytes> {
  const chunks: Bytes[] = []
  let length = 0
  const reader = stream.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    chunks.push(value)
    length += value.length
    if (length > most) {
      // The refusal below ends the reading in any case, so a failed cancellation does not matter.
      reader.cancel().catch(() => {})
      throw refusal(`Its content is larger than ${most} bytes`)
    }
  }
  const all = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.length
  }
  return all
}

function toBase64Url(bytes: Bytes): string {
  // One character per byte, because btoa() takes a string.
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function fromBase64Url(text: string): Bytes {
  if (!/^[\w-]+$/.test(text) || text.length % 4 === 1) throw refusal('It was cut short or changed in transit')
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0))
}

function foreign(hash: string): LabError {
  const version = /^#v(\d+)\./.exec(hash)?.[1]
  if (version === undefined) return refusal('It does not start like a link of the lab')
  return new LabError('usage', `This link needs a newer gil-lab: its format is version ${version}.`, 'Open it with a newer gil-lab.')
}

function refusal(what: string): LabError {
  return new LabError('usage', `The lab cannot read this link. ${what}.`, 'Ask for the link again, as plain text.')
}
