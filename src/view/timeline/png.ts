import { atOnce } from '../dom.ts'
import type { Translator } from '../translate.ts'
import { layoutOf } from './board-layout.ts'
import { painter } from './paint.ts'
import type { Scene } from './scene.ts'

/** The heading of a picture that leaves the page. */
export interface PngHeading {
  /** The name of the run, for example "countdown, 2 threads". */
  readonly title: string
  /** Machine and date in one line. */
  readonly about: string
}

const RATIO = 2
const HEADING_HEIGHT = 50
const MARGIN = 12

/** The board's current view below its heading, at two device pixels per CSS px. */
export async function pngOf(
  scene: Omit<Scene, 'layout' | 'ratio'> & { readonly width: number; readonly translate: Translator },
  { title, about }: PngHeading,
): Promise<Blob> {
  const layout = layoutOf(scene.runs, scene.width, HEADING_HEIGHT)
  const canvas = new OffscreenCanvas((layout.width + 2 * MARGIN) * RATIO, (layout.height + 2 * MARGIN) * RATIO)
  const inside = new OffscreenCanvas(layout.width * RATIO, layout.height * RATIO)
  const context = inside.getContext('2d')!
  atOnce(painter(scene.translate)(context, { ...scene, layout, ratio: RATIO }))
  const { theme } = scene
  context.fillStyle = theme.paper
  context.fillRect(0, 0, layout.width, HEADING_HEIGHT)
  context.textAlign = 'left'
  context.fillStyle = theme.ink
  context.font = `700 16px ${theme.fontFamily}`
  context.fillText(title, 0, 16, layout.width)
  context.fillStyle = theme.faint
  context.font = `12px ${theme.fontFamily}`
  context.fillText(about, 0, 36, layout.width)
  const outer = canvas.getContext('2d')!
  outer.fillStyle = theme.paper
  outer.fillRect(0, 0, canvas.width, canvas.height)
  outer.drawImage(inside, MARGIN * RATIO, MARGIN * RATIO)
  return canvas.convertToBlob({ type: 'image/png' })
}
