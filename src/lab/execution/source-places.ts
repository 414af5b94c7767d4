import type { EventColumns, SourcePlace } from '../../model/recording.ts'
import { shownFrame } from '../../program/errors/shown-frame.ts'
import type { LoadedProcess } from './loaded-process.ts'

const WORD_BYTES = 4

/** Collects the lines of the program at which threads left the GIL, and numbers them from 1. */
export class SourcePlaces {
  readonly places: SourcePlace[] = []
  private readonly byPc = new Map<number, number>([[0, 0]])
  private readonly byLine = new Map<string, number>()

  constructor(private readonly loaded: LoadedProcess) {}

  /** The columns with numbers of places instead of pcs. */
  renumbered(columns: EventColumns): EventColumns {
    return columns.place ? { ...columns, place: columns.place.map((pc) => this.numberOf(pc)) } : columns
  }

  /** @param pc in words */
  private numberOf(pc: number): number {
    const known = this.byPc.get(pc)
    if (known !== undefined) return known
    const number = this.lineOf(pc * WORD_BYTES)
    this.byPc.set(pc, number)
    return number
  }

  private lineOf(pc: number): number {
    const { machine, program } = this.loaded
    const shown = shownFrame(program, { functionIndex: machine.pcFunction(pc), instruction: machine.pcInstruction(pc) })
    if (!shown || shown.line === 0) return 0
    const { file, line } = shown
    const key = `${line} ${file}`
    const known = this.byLine.get(key)
    if (known !== undefined) return known
    const number = this.places.push({ file, line })
    this.byLine.set(key, number)
    return number
  }
}
