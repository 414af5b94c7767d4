import { COLOURS } from '../../charts/palette.ts'
import { make } from '../dom.ts'

/** Colours as a canvas takes them. */
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
  readonly fontFamily: string
  /** Few colours: what they would tell, stripes must. */
  readonly forced: boolean
}

type ColourName = Exclude<keyof Theme, 'fontFamily' | 'forced'>

/** The page's own variables (styles/theme.css); what a page without them shows is legible too. */
const FROM_PAGE: Readonly<Record<ColourName, string>> = {
  ...COLOURS,
  ink: 'var(--ink, CanvasText)',
  faint: 'var(--faint, GrayText)',
  line: 'var(--line, #8886)',
  paper: 'var(--paper, Canvas)',
  accent: 'var(--accent, Highlight)',
}

interface ThemeReader {
  /** To be put where the colours are wanted: it inherits what the page and its scheme say there, and is not seen. */
  readonly element: HTMLElement
  /** `onPaper`: in light colours, whatever the screen has. */
  read(onPaper?: boolean): Theme
}

/** A canvas knows no variables: the browser resolves them on an element of ours. */
export function themeReader(): ThemeReader {
  const probe = make('span', { hidden: true, style: 'forced-color-adjust: none' })
  const forcedColours = matchMedia('(forced-colors: active)')
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
        forced: forcedColours.matches,
      }
    },
  }
}

/** "#1f66a8" as a canvas stores it, whatever way of writing a colour the page uses. */
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
