import type { ComparedText } from '../model/compared.ts'
import { assignments, type Constants } from '../model/constants.ts'
import { span } from '../model/number-format.ts'
import type { ProgramText, Variant } from '../model/run.ts'
import { asRun, compile } from '../program/index.ts'
import { isIo } from './blocking-calls.ts'
import { type CallSite, instrument, timed } from './instrument.ts'

/** A program to compare. */
export interface Subject extends ProgramText {
  readonly name: string
  readonly file: string
  /** The variants of an experiment. A user's own program has none. */
  readonly variants?: readonly Variant[]
}

/** What the user chose for all programs. Without `threads`, each program keeps its own numbers of threads. */
interface Choices {
  readonly threads?: readonly number[]
  readonly constants: Constants
  readonly switchIntervalsUs: readonly number[]
}

/** One program with one choice of constants and switch interval, and its texts. */
export interface Cell {
  readonly program: string
  readonly variant: string
  readonly constants: Constants
  readonly switchIntervalUs: number
  readonly file: string
  /** The main file first. */
  readonly texts: readonly ComparedText[]
  /** The main file's text with THREADS = 1, without samples. Absent if that would be the same text, or if the work depends on THREADS. */
  readonly oneThread?: string
  /** For each call site of the samples, whether it reads or writes. */
  readonly isIo: readonly boolean[]
}

/**
 * The cells of a comparison: each program with each of its variants, or each number of threads, at each switch interval.
 * @throws LabError 'program' if a program cannot be compiled, 'usage' if it lacks a constant
 */
export function cellsOf(subject: Subject, choices: Choices): Cell[] {
  const { variants, scales } = variantsOf(subject, choices)
  return variants.flatMap((constants) => {
    const texts = textsOf(subject, constants)
    return choices.switchIntervalsUs.map((switchIntervalUs) => ({
      program: subject.name,
      variant: variantName(constants, choices, switchIntervalUs),
      constants,
      switchIntervalUs,
      file: subject.file,
      texts: texts.texts,
      isIo: texts.sites.map(({ name }) => isIo(name)),
      ...(scales &&
        hasOtherThreads(subject.source, constants) && { oneThread: timed(asText(subject.source, { ...constants, THREADS: 1 })) }),
    }))
  })
}

/**
 * The constants of each variant. `scales`: whether the program does the same work with one thread. An experiment shows this by a variant
 * with one thread; a program without variants is assumed to. A variant with one thread is not a cell of its own, because every cell is
 * compared with one thread.
 */
function variantsOf({ variants = [] }: Subject, { threads, constants }: Choices) {
  const own = [...new Set(variants.map((variant) => JSON.stringify(variant.constants)))].map((text) => JSON.parse(text) as Constants)
  const isOne = (one: Constants) => one.THREADS === 1
  const scales = own.length === 0 || own.some(isOne)
  const chosen = threads ? threads.map((THREADS) => ({ THREADS })) : own.length === 0 ? [{}] : own.filter((one) => !isOne(one))
  return { scales, variants: chosen.map((one): Constants => ({ ...one, ...constants })) }
}

function variantName(constants: Constants, { switchIntervalsUs }: Choices, switchIntervalUs: number): string {
  const interval = switchIntervalsUs.length > 1 ? [`switch interval ${span(switchIntervalUs)}`] : []
  return [...assignments(constants), ...interval].join(', ')
}

function textsOf(subject: Subject, constants: Constants): { readonly texts: ComparedText[]; readonly sites: readonly CallSite[] } {
  const { file, source, files = {} } = subject
  // The compiler reports faults with the lines of the user's own text.
  compile(source, file, { constants, files })
  const sites: CallSite[] = []
  const main = asText(source, constants)
  const texts = [{ file, timed: timed(main), sampled: instrument(main, file, sites) }]
  for (const [path, text] of Object.entries(files)) texts.push({ file: path, timed: text, sampled: instrument(text, path, sites) })
  return { texts, sites }
}

function asText(source: string, constants: Constants): string {
  return asRun(source, constants)
    .map(({ text }) => text)
    .join('\n')
}

/** Whether the program has a constant THREADS, and its value here is not 1. */
function hasOtherThreads(source: string, constants: Constants): boolean {
  const ran = asText(source, constants)
  return ran !== asText(ran, { THREADS: 1 })
}
