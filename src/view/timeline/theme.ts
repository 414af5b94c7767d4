import { COLOURS } from '../../charts/palette.ts'
import { make } from '../dom.ts'

/** Colours in a form that a canvas accepts. */
export interface Theme {
  readonly running: string
  readonly waiting: string
  readonly blocked: string
  readonly mark: string
  readonly ink: string
  readonly faint: string
  readonly line: string
  readonly paper: string
  readonly accent: string
  readonly wrong: string
  readonly fontFamily: string
}

type ColourName = Exclude<keyof Theme, 'fontFamily'>

/** The page's variables from styles/theme.css, with fallbacks for a page without them. */
const FROM_PAGE: Readonly<Record<ColourName, string>> = {
  ...COLOURS,
  ink: 'var(--ink, CanvasText)',
  faint: 'var(--faint, GrayText)',
  line: 'var(--line, #8886)',
  paper: 'var(--paper, Canvas)',
  accent: 'var(--accent, Highlight)',
  wrong: 'var(--wrong, #b3261e)',
}

interface ThemeReader {
  /** A hidden element. The caller inserts it next to the canvas, so that it inherits the page's variables and colour scheme. */
  readonly element: HTMLElement
  /** Reads the page's colours and font. If `onPaper`, the colours are the light ones, whatever the scheme of the screen. */
  read(onPaper?: boolean): Theme
}

/** Makes a reader of the page's theme. A canvas does not resolve CSS variables, so the browser resolves them on a hidden element. */
export function themeReader(): ThemeReader {
  const probe = make('span', { hidden: true, style: 'forced-color-adjust: none' })
  return {
    element: probe,
    read: (onPaper = false) => {
      probe.style.colorScheme = onPaper ? 'light' : ''
      const style = getComputedStyle(probe)
      const resolved = Object.entries(FROM_PAGE).map(([name, colour]) => {
        probe.style.color = colour
        return [name, style.color] as const
      })
      return {
        ...(Object.fromEntries(resolved) as Record<ColourName, string>),
        fontFamily: style.fontFamily,
      }
    },
  }
}

/** Converts a colour in any CSS notation to the number that a canvas stores. */
export function pixelColours(): (colour: string) => number {
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })!
  const known = new Map<string, number>()
  return (colour) => {
    const before = known.get(colour)
    if (before !== undefined) return before
    context.clearRect(0, 0, 1, 1)
    context.fillStyle = colour
    context.fillRect(0, 0, 1, 1)
    const pixel = new Uint32Array(context.getImageData(0, 0, 1, 1).data.buffer)[0]!
    known.set(colour, pixel)
    return pixel
  }
}
