import type { MachineReport } from '../../model/report.ts'
import { make, uniqueId } from '../dom.ts'
import { machineDetails } from '../parts/machine-details.ts'

export interface MachinePanel {
  readonly element: HTMLElement
  show(machine: MachineReport): void
}

/** The limits of this machine, which can be measured before any program runs. `onMeasure` is undefined where nothing can be measured. */
export function machinePanel(onMeasure: (() => void) | undefined): MachinePanel {
  const heading = make('h2', { id: uniqueId('machine') }, 'Your machine')
  const details = make(
    'div',
    {},
    make(
      'p',
      {},
      'Its cores, its clock and its shortest park and wake times determine what can be measured here. Each run measures them first, which takes a second or two.',
    ),
  )
  const button = onMeasure && make('button', { type: 'button', click: onMeasure }, 'Measure this machine')
  return {
    element: make('section', { class: 'machine', 'aria-labelledby': heading.id }, heading, details, ...(button ? [button] : [])),
    show: (machine) => {
      details.replaceChildren(...machineDetails(machine))
      if (button) button.textContent = 'Measure again'
    },
  }
}
