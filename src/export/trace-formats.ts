import { FirefoxProfile } from './firefox.ts'
import { PerfettoTrace } from './perfetto.ts'
import { NativePerfettoTrace } from './perfetto-native.ts'
import type { GrowingFile } from './pieces.ts'
import { SpeedscopeFile } from './speedscope.ts'
import type { TraceRounds } from './traced-runs.ts'

/** The formats of a trace, each with the endings of its files. A file with any other name gets Chrome's format. */
const ENDINGS = {
  perfetto: ['.pftrace', '.perfetto-trace'],
  chrome: [],
  firefox: ['.firefox.json'],
  speedscope: ['.speedscope.json'],
} as const

export type TraceFormat = keyof typeof ENDINGS
export const TRACE_FORMATS = Object.keys(ENDINGS) as TraceFormat[]

/** The format that the name of a file asks for. */
export function traceFormatOf(file: string): TraceFormat {
  return TRACE_FORMATS.find((format) => ENDINGS[format].some((ending) => file.toLowerCase().endsWith(ending))) ?? 'chrome'
}

export function traceFile(format: TraceFormat, rounds?: TraceRounds): GrowingFile {
  switch (format) {
    case 'perfetto':
      return new NativePerfettoTrace(rounds)
    case 'chrome':
      return new PerfettoTrace(rounds)
    case 'firefox':
      return new FirefoxProfile(rounds)
    case 'speedscope':
      return new SpeedscopeFile(rounds)
  }
}
