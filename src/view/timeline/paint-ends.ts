import type { Translator } from '../translate.ts'
import { type Context, type Scene, xOf } from './scene.ts'

const LABEL = 'not kept'
/** The distance between the stripes of a part that was not kept, CSS px. */
const STRIPE = 7

/** Marks the end of each run. Nothing after the mark belongs to the run. Stripes cover the part of a run whose events were not kept. */
export function ends(context: Context, scene: Scene, translate: Translator): void {
  const { layout, window, theme } = scene
  for (const [index, { run }] of scene.runs.entries()) {
    const places = layout.places.filter((place) => place.run === index)
    if (places.length === 0) continue
    const top = places[0]!.y - 4
    const height = places.at(-1)!.y + layout.laneHeight + 4 - top
    const end = run.wholeNs ?? run.wallNs
    if (run.wholeNs !== undefined) notKept(context, scene, { fromNs: run.wallNs, toNs: end }, { top, height, label: translate(LABEL) })
    context.fillStyle = theme.faint
    if (end > window.fromNs && end < window.toNs) context.fillRect(Math.round(xOf(end, layout, window)), top, 2, height)
  }
}

function notKept(
  context: Context,
  { layout, window, theme }: Scene,
  { fromNs, toNs }: Scene['window'],
  { top, height, label }: { readonly top: number; readonly height: number; readonly label: string },
): void {
  const from = Math.round(xOf(Math.max(fromNs, window.fromNs), layout, window))
  const to = Math.round(xOf(Math.min(toNs, window.toNs), layout, window))
  if (to <= from) return
  context.save()
  context.beginPath()
  context.rect(from, top, to - from, height)
  context.clip()
  context.strokeStyle = theme.line
  context.lineWidth = 1
  context.beginPath()
  for (let x = from - height; x < to; x += STRIPE) {
    context.moveTo(x, top + height)
    context.lineTo(x + height, top)
  }
  context.stroke()
  context.font = `12px ${theme.fontFamily}`
  const width = context.measureText(label).width + 10
  if (width < to - from) {
    const middle = (from + to) / 2
    context.fillStyle = theme.paper
    context.fillRect(middle - width / 2, top + height / 2 - 9, width, 18)
    context.textAlign = 'center'
    context.fillStyle = theme.ink
    context.fillText(label, middle, top + height / 2 + 4)
  }
  context.restore()
}
