import { env, stderr, stdout } from 'node:process'
import { styleText } from 'node:util'

/** Colours and weights by what they say, so that a report can be written without knowing whether they will be shown. */
export interface Style {
  title(text: string): string
  faint(text: string): string
  good(text: string): string
  warning(text: string): string
  bad(text: string): string
  bar(text: string): string
}

type Format = Parameters<typeof styleText>[0]

/** A style that colours, or one that leaves text as it is. */
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

/** Whether a stream shall have colours: NO_COLOR and FORCE_COLOR say so, else it must be a terminal. */
export function wantsColour(stream: { readonly isTTY?: boolean }): boolean {
  if (env.NO_COLOR) return false
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0'
  return stream.isTTY === true && env.TERM !== 'dumb'
}

/** A table of names and wall times needs so much. */
export const LEAST_WIDTH = 44

/** The width to write for, in columns. The variable COLUMNS gives it where the stream is not a terminal. Lines longer than 120 are hard to read even where there is room. */
export function widthOf(stream: { readonly columns?: number }): number {
  const columns = stream.columns || Number(env.COLUMNS) || 100
  return Math.min(Math.max(columns, LEAST_WIDTH), 120)
}

/** Resolves when everything written so far has left: exit() would cut a pipe off. A write that failed has emitted its error by then. */
export async function flush(): Promise<void> {
  await Promise.all([stdout, stderr].map((stream) => new Promise<void>((resolve) => stream.write('', () => setImmediate(resolve)))))
}
