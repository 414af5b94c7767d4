import { make, uniqueId } from '../dom.ts'

interface MachinePanel {
  readonly element: HTMLElement
  show(details: readonly HTMLElement[]): void
}

/**
 * Shows the limits of this machine and a button that measures them without a program. `onMeasure` is undefined in a browser that cannot
 * measure.
 */
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
    show: (limits) => {
      details.replaceChildren(...limits)
      if (button) button.textContent = 'Measure again'
    },
  }
}
