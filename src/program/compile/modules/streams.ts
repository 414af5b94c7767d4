/** A use of sys.stdout or sys.stderr as a value: neither as `file=sys.stdout` nor for a call of write() or flush(). */
const STREAM_AS_VALUE = /\b(?<!\bfile\s*=\s*(?:\w+\s*\.\s*)?)(__)?std(out|err)(__)?\b(?!\s*\.\s*(write|flush)\s*\()/
/** An assignment to sys.stdout or sys.stderr, or a use of redirect_stdout() or redirect_stderr(), which assign to these streams. */
const REDIRECTION = /\bstd(out|err)\s*(=[^=]|,)|\bas\s+sys\.std(out|err)\b|\bredirect_std(out|err)\b/

/** How the files of a program use the streams of sys. */
export interface StreamUse {
  /** Whether the program uses a stream as a value. The stream must then be an object. */
  readonly asValues: boolean
  /** Whether the program replaces a stream. Each print() must then read sys.stdout. */
  readonly redirects: boolean
}

export function streamUse(texts: readonly string[]): StreamUse {
  return { asValues: texts.some((text) => STREAM_AS_VALUE.test(text)), redirects: texts.some((text) => REDIRECTION.test(text)) }
}
