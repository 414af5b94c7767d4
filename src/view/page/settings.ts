import { DEFAULT_CHECK_INTERVAL, DEFAULT_SWITCH_INTERVAL_US } from '../../lab/plans.ts'
import { make, uniqueId } from '../dom.ts'
import type { Choice } from './request.ts'

interface Setting {
  readonly label: string
  readonly about: string
  /** undefined: empty, which means that the program's own stands. */
  readonly value: number | undefined
  readonly min: number
  readonly max: number
  /** "any" where parts of the unit make sense. */
  readonly step: number | 'any'
}

/** The limits are those that the lab would refuse the request for. */
const SETTINGS = {
  switchIntervalMs: {
    label: 'Switch interval, ms',
    about: 'How long a waiter waits before it asks for the GIL, as sys.setswitchinterval().',
    value: DEFAULT_SWITCH_INTERVAL_US / 1000,
    min: 0.001,
    max: 1_000_000,
    step: 'any',
  },
  checkInterval: {
    label: 'Check interval, ticks',
    about: 'After how many instructions the tick GIL is given up, as sys.setcheckinterval().',
    value: DEFAULT_CHECK_INTERVAL,
    min: 1,
    max: 1_000_000_000,
    step: 1,
  },
  kernelEntryNs: {
    label: 'Kernel entry, ns',
    about: 'Added to each park and wake. Wasm takes 0; Linux takes about 400.',
    value: 0,
    min: 0,
    max: 1_000_000,
    step: 1,
  },
  rounds: { label: 'Rounds', about: 'How often each GIL is measured, in turns.', value: 1, min: 1, max: 1000, step: 1 },
  threads: {
    label: 'Threads',
    about: 'Replaces the value of a program’s THREADS = …; empty: as written.',
    value: undefined,
    min: 1,
    max: 1000,
    step: 1,
  },
} as const satisfies Readonly<Record<string, Setting>>

export interface SettingsPart {
  readonly element: HTMLElement
  chosen(): Choice['settings']
  /** As many as an experiment asks for; who reads it may change them. */
  setRounds(rounds: number): void
  /** Those that are given; the others are as at first. */
  show(settings: Partial<Choice['settings']>): void
}

/** Numbers with their units in the label; the browser holds them to their limits before the form goes off. */
export function settingsPart(): SettingsPart {
  const inputs = {} as Record<keyof typeof SETTINGS, HTMLInputElement>
  const rows = (Object.keys(SETTINGS) as (keyof typeof SETTINGS)[]).map((name) => {
    const { label, about, value, min, max, step }: Setting = SETTINGS[name]
    const summary = make('span', { class: 'summary', id: uniqueId('summary') }, about)
    const input = make('input', {
      type: 'number',
      id: uniqueId(name),
      value,
      min,
      max,
      step,
      required: value !== undefined,
      'aria-describedby': summary.id,
    })
    inputs[name] = input
    return make('p', { class: 'setting' }, make('label', { for: input.id }, label), input, summary)
  })
  const element = make('details', { class: 'settings' }, make('summary', {}, 'Settings'), make('div', { class: 'rows' }, ...rows))
  // What is folded away cannot tell what is wrong with it.
  for (const input of Object.values(inputs)) {
    input.addEventListener('invalid', () => {
      element.open = true
    })
  }
  const number = (name: keyof typeof SETTINGS) => inputs[name].valueAsNumber
  return {
    element,
    chosen: () => ({
      rounds: number('rounds'),
      switchIntervalUs: Math.max(1, Math.round(number('switchIntervalMs') * 1000)),
      checkInterval: number('checkInterval'),
      kernelEntryNs: number('kernelEntryNs'),
      ...(inputs.threads.value && { threads: number('threads') }),
    }),
    setRounds: (rounds) => {
      inputs.rounds.valueAsNumber = rounds
    },
    show: ({ switchIntervalUs, ...settings }) => {
      const shown: Partial<Record<keyof typeof SETTINGS, number>> = {
        ...settings,
        ...(switchIntervalUs !== undefined && { switchIntervalMs: switchIntervalUs / 1000 }),
      }
      for (const name of Object.keys(inputs) as (keyof typeof SETTINGS)[])
        inputs[name].value = `${shown[name] ?? SETTINGS[name].value ?? ''}`
    },
  }
}
