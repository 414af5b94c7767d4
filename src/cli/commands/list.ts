import { stdout } from 'node:process'
import { EXPERIMENTS } from '../../experiments/index.ts'
import { METRICS } from '../../metrics/index.ts'
import { CPYTHON_GILS, type GilDescriptor, RIVAL_GILS } from '../../model/gils.ts'
import { EXIT, type ExitStatus } from '../exit-status.ts'
import { createStyle, type Style, wantsColour, widthOf } from '../terminal/output.ts'
import { wrap } from '../terminal/wrap.ts'

interface Entry {
  readonly id: string
  readonly text: string
}

/** `gil-lab list`: prints the available experiments, GILs and metrics, each from its registry. */
export function list(): ExitStatus {
  const style = createStyle(wantsColour(stdout))
  const width = widthOf(stdout)
  const sections = [
    section(
      'Experiments',
      EXPERIMENTS.map(({ id, title, claim }) => ({ id, text: `${title}. ${claim}` })),
      width,
      style,
    ),
    section('GILs', CPYTHON_GILS.map(entry), width, style),
    section('Rival GILs, which no CPython has', RIVAL_GILS.map(entry), width, style),
    section(
      'Metrics',
      METRICS.map(({ id, title, definition }) => ({ id, text: `${title}. ${definition}` })),
      width,
      style,
    ),
  ]
  stdout.write(`${sections.join('\n\n')}\n`)
  return EXIT.done
}

function entry({ id, title, summary }: GilDescriptor): Entry {
  return { id, text: `${title}. ${summary}` }
}

function section(heading: string, entries: readonly Entry[], width: number, style: Style): string {
  const idWidth = Math.max(...entries.map(({ id }) => id.length))
  const indent = ' '.repeat(idWidth + 4)
  const lines = entries.map(({ id, text }) => `  ${id.padEnd(idWidth)}  ${wrap(text, width - indent.length).join(`\n${indent}`)}`)
  return [style.title(heading), ...lines].join('\n')
}
