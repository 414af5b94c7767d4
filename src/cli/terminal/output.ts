import { env, stderr, stdout } from 'node:process'
import { styleText } from 'node:util'

/** Colours and weights by meaning. Code that writes a report need not know whether the output has colours. */
export interface Style {
  title(text: string): string
  faint(text: string): string
  good(text: string): string
  warning(text: string): string
  bad(text: string): string
  bar(text: string): string
}

type Format = Parameters<typeof styleText>[0]

/** A style that colours text, or one that leaves it unchanged. */
export function createStyle(coloured: boolean): Style {
  const paint = (format: Format) => (text: string) => (coloured && text ? styleText(format, text, { validateStream: false }) : text)
  return {
    title: paint('bold'),
    faint: paint('dim'),
    good: paint('green'),
    warning: paint('yellow'),
    bad: paint('red'),
    bar: paint('cyan'),
  }
}

/**
 * Whether the output to a stream has colours. NO_COLOR and FORCE_COLOR decide. Without them, only a terminal has colours, unless TERM is
 * "dumb".
 */
export function wantsColour(stream: { readonly isTTY?: boolean }): boolean {
  if (env.NO_COLOR) return false
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0'
  return stream.isTTY === true && env.TERM !== 'dumb'
}

/** The least width, in columns. A table of names and wall times needs this width. */
export const LEAST_WIDTH = 44

/**
 * The width to write for, in columns. If the stream is not a terminal, the variable COLUMNS gives the width, and the default is 100. The
 * width is at least LEAST_WIDTH. It is at most 120, because longer lines are hard to read.
 */
export function widthOf(stream: { readonly columns?: number }): number {
  const columns = stream.columns || Number(env.COLUMNS) || 100
  return Math.min(Math.max(columns, LEAST_WIDTH), 120)
}

/**
 * Resolves when all output has left this process. Without this wait, exit() would discard output that a pipe has not taken yet. If a write
 * fails, the stream emits its 'error' event before the promise resolves.
 */
export async function flush(): Promise<void> {
  await Promise.all([stdout, stderr].map((stream) => new Promise<void>((resolve) => stream.write('', () => setImmediate(resolve)))))
}
