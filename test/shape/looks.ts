import { type Sources, withoutComments } from './sources.ts'

/** The sizes of text and the steps of space that every view uses, px. */
interface Scale {
  readonly sizes: readonly number[]
  readonly steps: readonly number[]
}

/** Reads the scale from the style sheet that defines it: the variables --size-*, and the steps in the comment on its head. */
export function scaleOf(theme: string): Scale {
  const numbers = (form: RegExp) => [...new Set([...theme.matchAll(form)].map(([, px]) => Number(px)))]
  return { sizes: numbers(/^ +--size-\w+: (\d+)px/gm), steps: numbers(/^ \* +(\d+) px /gm) }
}

/** The size of text in a style sheet, in a style that code writes, in a picture and on a canvas. */
const SIZES = [/font-size: *([^;}]+)/g, /font: *([^;}]+)/g, /'font-size': *(\d+)/g, /\bfont = `([^`]+)`/g]
const SPACE = /(?<![-\w])(?:margin|padding|gap|row-gap|column-gap)(?:-[a-z]+)*: *([^;{}]+)/g
const PX = /(?<![\w.-])-?\d*\.?\d+(?=px)/g
/** A size in a unit that leaves the scale. Paper has points, which do not. */
const OTHER_UNIT = /\d(?:r?em|%|v[wh])/

/** A sentence for each size of text that is not in the scale, and for each margin, padding or gap that is not one of its steps. */
export function outsideScale(sources: Sources, { sizes, steps }: Scale): string[] {
  return Object.entries(sources).flatMap(([path, source]) => {
    const code = withoutComments(source)
    const values = (form: RegExp) => [...code.matchAll(form)].map(([, value]) => value!)
    const texts = SIZES.flatMap(values)
    const wrong = [
      ...texts.flatMap((text) => pixels(text)).filter((px) => !sizes.includes(px)),
      ...texts.filter((text) => OTHER_UNIT.test(text)),
    ].map((size) => `${path} has text of ${size}${typeof size === 'number' ? ' px' : ''}`)
    const isStyle = path.endsWith('.css') || path.endsWith('style.ts')
    const spaces = isStyle ? values(SPACE).flatMap(pixels) : []
    return [...wrong, ...spaces.filter((px) => px !== 0 && !steps.includes(Math.abs(px))).map((px) => `${path} has a space of ${px} px`)]
  })
}

/** The lengths in a value that have the unit px. In a picture, a size has no unit. */
function pixels(value: string): number[] {
  return /^\d+$/.test(value) ? [Number(value)] : [...value.matchAll(PX)].map(([px]) => Number(px))
}
