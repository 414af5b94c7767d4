import { excerptSentence } from '../../export/sentences.ts'
import { findGil } from '../../model/gils.ts'
import type { Recording } from '../../model/recording.ts'
import type { ProgramSource } from '../../model/run.ts'
import type { RunLanes } from '../../trace/lanes.ts'
import { make } from '../dom.ts'
import type { Measured } from '../runs-by-program.ts'
import { failureMarks } from '../timeline/failure-marks.ts'
import { type BoardRun, type PngHeading, timelineBoard } from '../timeline/index.ts'
import { lanesOfRecording } from '../timeline/lanes-of-recording.ts'
import type { Translator } from '../translate.ts'
import { chooseLine } from './chosen-line.ts'
import { save } from './downloads.ts'
import { linkedLines } from './linked-lines.ts'

interface TimelinesSection {
  /** Shows no picture if no run has a timeline. */
  readonly element: HTMLElement
  /** Shows the timelines of these runs of a program. `heading` goes above the picture in a saved PNG. */
  show(measured: readonly Measured[], heading: PngHeading): Promise<void>
  /** Links the timelines with the lines of this program. While runs arrive, the program is unknown. */
  setSource(source: ProgramSource | undefined): void
}

/**
 * The timelines of several GILs on one time scale. The lanes of each recording are built only once. The page stays responsive even if
 * building them takes a while. `translate` translates the words inside the picture.
 */
export function timelinesSection(translate: Translator): TimelinesSection {
  const lines = linkedLines((line) => board.mark(line))
  let source: ProgramSource | undefined
  const board = timelineBoard((line, isPointed) => {
    lines.mark(line)
    if (source && !isPointed) chooseLine(pictures, { line, source })
  }, translate)
  let heading: PngHeading = { title: '', about: '' }
  const keep = async () => save('gil-lab-timeline.png', await board.toPng(heading))
  const saving = make('p', {}, make('button', { type: 'button', class: 'small', click: () => void keep() }, 'Save this picture (PNG)'))
  // These elements stay while runs arrive, so that keyboard focus on them is not lost.
  const pictures = make('div', { hidden: true }, board.element, lines.element, saving)
  const notes = make('div')
  const known = new WeakMap<Recording, RunLanes>()
  let shown = 0
  return {
    element: make('div', { part: 'timeline' }, notes, pictures),
    setSource: (now) => {
      source = now
      lines.setSource(now)
    },
    show: async (measured, title) => {
      const mine = ++shown
      heading = title
      const runs: BoardRun[] = []
      for (const { run, recording } of measured.filter(hasTimeline)) {
        if (!known.has(recording!)) {
          const lanes = await lanesOfRecording(recording!)
          if (mine !== shown) return
          known.set(recording!, lanes)
        }
        runs.push({
          gil: run.gil,
          title: translate(findGil(run.gil)?.title ?? ''),
          run: known.get(recording!)!,
          places: recording!.places,
          failures: failureMarks(recording!, known.get(recording!)!),
        })
      }
      const cuts = measured.flatMap(({ recording }) => (recording ? excerptSentence(recording) : []))
      notes.replaceChildren(...cuts.map((cut) => make('p', { class: 'caveat' }, cut)))
      pictures.hidden = runs.length === 0
      board.show(runs)
      lines.show(runs)
    },
  }
}

/**
 * Whether the run has a timeline: its events were recorded and it had several threads. A single thread competes with no other
 * thread, so its timeline would show nothing about the GIL. The reader who stops a run has seen its timeline grow, so it stays.
 */
function hasTimeline({ run, recording }: Measured): boolean {
  return recording?.settings.recording === true && (run.threads.length > 1 || run.outcome === 'stopped')
}
