/** A use of sys.stdout or sys.stderr that is not `file=sys.stdout` and not a call of write() or flush(). */
const STREAM_AS_VALUE = /\b(?<!\bfile\s*=\s*(?:\w+\s*\.\s*)?)(__)?std(out|err)(__)?\b(?!\s*\.\s*(write|flush)\s*\()/
/** An assignment to sys.stdout or sys.stderr, or the tools of contextlib that make one. */
const REDIRECTION = /\bstd(out|err)\s*(=[^=]|,)|\bas\s+sys\.std(out|err)\b|\bredirect_std(out|err)\b/

/** How the files of a program use the streams of sys. */
export interface StreamUse {
  /** Whether a stream is a value, so that it must be an object. */
  readonly asValues: boolean
  /** Whether the program replaces a stream, so that each print() must read sys.stdout. */
  readonly redirects: boolean
}

export function streamUse(texts: readonly string[]): StreamUse {
  return { asValues: texts.some((text) => STREAM_AS_VALUE.test(text)), redirects: texts.some((text) => REDIRECTION.test(text)) }
}
