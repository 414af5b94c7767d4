// The messages between an element and its frame (embed/index.html). The two have different origins and do not trust each other, so they
// send plain data, and each side checks everything that it receives. docs/embedding.md describes the messages.
import * as v from 'valibot'
import { evalBreaker, machine, report, run } from '../../formats/report-schema.ts'
import { LabError, type LabErrorCode, stackOf } from '../../model/errors.ts'
import { amount, count } from '../../model/quantities.ts'
import { MORE_ROUNDS, PRECISELY } from '../further-rounds.ts'
import type { EmbedProgress, RunDisplay, RunFollower, ShownReport } from './run-display.ts'
import { MODES, PARTS } from './tag-names.ts'
import type { AuthorContent, TagRequest } from './tag-request.ts'

/** The element sends this greeting, with a port, each time its frame has loaded. */
export const GREETING = 'gil-lab/embed@1'

/** The fragment of the frame's address that says that an element drives the frame. The frame then shows no buttons of its own. */
export const DRIVEN = '#driven'

const text = v.pipe(v.string(), v.maxLength(10_000))
/** Long enough for a program or its output. */
const longText = v.pipe(v.string(), v.maxLength(2 ** 24))
/** Maximum number of the messages of a language. The lab's own languages have about 200. */
const MOST_MESSAGES = 1000
/** Maximum length of a variable's value, in characters. A list of fonts can be long. */
export const MOST_OF_A_VARIABLE = 1000
/** The --gil-lab-* variables of the page, which a frame does not inherit. */
const look = v.pipe(
  v.record(v.pipe(v.string(), v.regex(/^--gil-lab-[a-z-]+$/)), v.pipe(v.string(), v.maxLength(MOST_OF_A_VARIABLE))),
  v.check((variables) => Object.keys(variables).length <= 50, 'Expected at most 50 variables'),
)

/**
 * An order contains the content of a permalink. It also contains the tag's threads, eval breaker and mode, and the page's --gil-lab-*
 * variables. The frame does not fetch the file of a `src`: the page has fetched it and sends the program.
 */
export const TO_FRAME = v.variant('what', [
  v.object({
    what: v.literal('run'),
    experiment: v.exactOptional(text),
    program: v.exactOptional(v.object({ file: text, source: longText, files: v.exactOptional(v.record(text, longText)) })),
    gils: v.pipe(v.array(text), v.maxLength(100)),
    threads: v.exactOptional(count),
    evalBreaker: v.exactOptional(evalBreaker),
    settings: v.exactOptional(
      v.object({
        threads: v.exactOptional(count),
        rounds: v.exactOptional(count),
        switchIntervalUs: v.exactOptional(count),
        checkInterval: v.exactOptional(count),
        kernelEntryNs: v.exactOptional(count),
        evalBreaker: v.exactOptional(evalBreaker),
        compile: v.exactOptional(v.boolean()),
      }),
    ),
    mode: v.picklist(MODES),
    compact: v.boolean(),
    compare: v.boolean(),
    hide: v.pipe(v.array(v.picklist(PARTS)), v.maxLength(PARTS.length)),
    guess: v.exactOptional(text),
    isPrecise: v.exactOptional(v.boolean()),
    language: v.exactOptional(
      v.object({
        lang: v.pipe(v.string(), v.maxLength(35)),
        translations: v.pipe(
          v.record(text, text),
          v.check((messages) => Object.keys(messages).length <= MOST_MESSAGES, `Expected at most ${MOST_MESSAGES} messages`),
        ),
      }),
    ),
    look,
  }),
  v.object({ what: v.literal('stop') }),
])
export type ToFrame = v.InferOutput<typeof TO_FRAME>
export type Order = Extract<ToFrame, { what: 'run' }>

const progress: v.GenericSchema<unknown, EmbedProgress> = v.variant('phase', [
  v.object({ phase: v.literal('queued') }),
  v.object({ phase: v.literal('probe'), what: text }),
  v.object({
    phase: v.literal('run'),
    done: count,
    total: count,
    experiment: text,
    gil: text,
    round: count,
    isRepeat: v.exactOptional(v.literal(true)),
  }),
  v.looseObject({ phase: v.literal('stdout'), text: longText }),
  v.object({ phase: v.literal('measured'), done: count, total: count, run, machine }),
])

const ERROR_CODES = ['usage', 'program', 'cannot-measure', 'broken-run'] as const satisfies readonly LabErrorCode[]

/** The result of an order. An error would lose its class in a message, so it is sent as data. */
const answer = v.variant('ok', [
  v.object({ ok: v.literal(true), report, words: text, more: v.exactOptional(v.picklist([PRECISELY, MORE_ROUNDS])) }),
  v.object({
    ok: v.literal(false),
    stopped: v.boolean(),
    code: v.exactOptional(v.picklist(ERROR_CODES)),
    whatHappened: longText,
    whatToDo: text,
  }),
])
type FrameAnswer = v.InferOutput<typeof answer>

/** The messages from a frame of the lab at `origin`. */
export function fromFrame(origin: string) {
  return v.variant('what', [
    /** The frame contains a lab, which received the greeting. */
    v.object({ what: v.literal('present') }),
    /** The frame has all the isolation that it can get and will not reload again. It now accepts an order. */
    v.object({ what: v.literal('settled') }),
    v.object({ what: v.literal('progress'), progress }),
    v.object({ what: v.literal('words'), words: text }),
    v.object({
      what: v.literal('offer'),
      liveUrl: v.pipe(
        v.string(),
        v.check((link) => leadsToPage(link, origin), 'Expected an https: link or a link of the lab'),
      ),
    }),
    v.object({ what: v.literal('meter'), done: count, total: count }),
    /** The height of the frame's content, CSS px. */
    v.object({ what: v.literal('height'), height: amount }),
    v.object({ what: v.literal('answer'), answer }),
  ])
}
export type FromFrame = v.InferOutput<ReturnType<typeof fromFrame>>

/**
 * Whether a link leads to a page that the element may open. Only the lab's own origin may use http:, because a lab under development has no
 * https:.
 */
function leadsToPage(link: string, labOrigin: string): boolean {
  if (!URL.canParse(link)) return false
  const { protocol, origin } = new URL(link)
  return protocol === 'https:' || (protocol === 'http:' && origin === labOrigin)
}

/**
 * Receives the messages of a port. At the first invalid message it closes the port, because the sender is not a lab or has another version.
 */
export function listen<Message>(
  port: MessagePort,
  { sender, schema }: { readonly sender: string; readonly schema: v.GenericSchema<unknown, Message> },
  { take, refuse }: { readonly take: (message: Message) => void; readonly refuse: (problem: LabError) => void },
): void {
  const end = (problem: string) => {
    const what = `${sender} sent a message outside the protocol: ${problem}.`
    refuse(new LabError('cannot-measure', what, 'Reload the page. The lab and the page’s script must have the same version.'))
    port.onmessage = null
    port.close()
  }
  port.onmessage = ({ data }) => {
    const parsed = v.safeParse(schema, data, { abortEarly: true })
    if (parsed.success) take(parsed.output)
    else end(`${v.getDotPath(parsed.issues[0]) ?? 'its top'}: ${parsed.issues[0].message.slice(0, 200)}`)
  }
  port.onmessageerror = () => end('it could not be read')
}

export function orderOf(
  { experiment, gils, threads, evalBreaker, mode, compact, compare, hide }: TagRequest,
  { program, settings }: AuthorContent,
  { look, guess, isPrecise, language }: Pick<Order, 'look'> & Pick<RunFollower, 'guess' | 'isPrecise'> & Pick<RunDisplay, 'language'>,
): Order {
  return {
    what: 'run',
    ...(experiment !== undefined && { experiment }),
    ...(program && { program }),
    gils: [...gils],
    ...(threads !== undefined && { threads }),
    ...(evalBreaker && { evalBreaker }),
    ...(settings && { settings }),
    mode,
    compact,
    compare,
    hide: [...hide] as Order['hide'],
    ...(guess !== undefined && { guess }),
    ...(isPrecise && { isPrecise }),
    ...(language && { language: { lang: language.lang, translations: language.translations } }),
    look,
  }
}

/** Turns the value or the error of `work` into an answer. */
export async function answered(work: () => Promise<ShownReport>): Promise<FrameAnswer> {
  try {
    return { ok: true, ...(await work()) } as FrameAnswer
  } catch (error) {
    return refused(error)
  }
}

export function refused(error: unknown): FrameAnswer {
  if (error instanceof LabError) return { ok: false, stopped: false, ...error.toData() }
  const stopped = error instanceof DOMException && error.name === 'AbortError'
  return { ok: false, stopped, whatHappened: stackOf(error), whatToDo: '' }
}

/** The reverse of answered(): returns the report, or throws the error. */
export function shownReportOf(answer: FrameAnswer): ShownReport {
  if (answer.ok) return answer
  const { stopped, code, whatHappened, whatToDo } = answer
  if (stopped) throw new DOMException('The run was stopped.', 'AbortError')
  throw code ? new LabError(code, whatHappened, whatToDo) : new Error(whatHappened)
}
