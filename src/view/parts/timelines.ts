import { excerptSentence } from '../../export/sentences.ts'
import { findGil } from '../../model/gils.ts'
import type { Recording } from '../../model/recording.ts'
import type { RunLanes } from '../../trace/lanes.ts'
import { make } from '../dom.ts'
import type { Measured } from '../runs-by-program.ts'
import { type BoardRun, type PngHeading, timelineBoard } from '../timeline/index.ts'
import { lanesOfRecording } from '../timeline/lanes-of-recording.ts'
import { save } from './downloads.ts'

interface TimelinesSection {
  /** Empty while there is nothing to see. */
  readonly element: HTMLElement
  /** `heading` goes above the picture that can be saved. */
  show(measured: readonly Measured[], heading: PngHeading): Promise<void>
}

/** Who held the GIL under each of several, on one time scale. A recording becomes lanes once; long ones take a while, and the page goes on meanwhile. */
export function timelinesSection(): TimelinesSection {
  const board = timelineBoard()
  let heading: PngHeading = { title: '', about: '' }
  const keep = async () => save('gil-lab-timeline.png', await board.toPng(heading))
  const saving = make('p', {}, make('button', { type: 'button', class: 'small', click: () => void keep() }, 'Save this picture (PNG)'))
  // These stay where they are while runs come in: who is on them by keyboard stays there too.
  const pictures = make('div', { hidden: true }, board.element, saving)
  const notes = make('div')
  const known = new WeakMap<Recording, RunLanes>()
  let shown = 0
  return {
    element: make('div', {}, pictures, notes),
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
        runs.push({ gil: run.gil, title: findGil(run.gil)?.title ?? '', run: known.get(recording!)! })
      }
      const cuts = measured.flatMap(({ recording }) => (recording ? excerptSentence(recording) : []))
      notes.replaceChildren(...cuts.map((cut) => make('p', { class: 'caveat' }, cut)))
      pictures.hidden = runs.length === 0
      board.show(runs)
    },
  }
}

/** A thread alone holds it all the time: there is nothing to see. */
function hasTimeline({ run, recording }: Measured): boolean {
  return recording?.settings.recording === true && run.threads.length > 1
}
