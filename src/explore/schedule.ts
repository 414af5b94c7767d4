/**
 * One element of a schedule: the thread of a step, or the result of a draw. As text, `a12b3` means that thread a took twelve steps and then
 * thread b took three. `(5)` is a draw with the result 5. If the thread of a step sleeps with a timeout, the step fires the timeout.
 */
export type Choice = { readonly thread: number } | { readonly drawn: number }

/** Strategies and the scheduler write a choice as one number: a number below DRAW is a thread, and DRAW + n is a draw with the result n. */
export const DRAW = 256

export function threadName(thread: number): string {
  return String.fromCharCode(97 + thread)
}

export function formatSchedule(choices: ArrayLike<number>, length = choices.length): string {
  let text = ''
  let i = 0
  while (i < length) {
    const choice = choices[i] as number
    let end = i + 1
    if (choice < DRAW) while (end < length && choices[end] === choice) end++
    text += choice >= DRAW ? `(${choice - DRAW})` : threadName(choice) + (end - i > 1 ? end - i : '')
    i = end
  }
  return text
}

/** The most steps of a schedule. Every run ends sooner, so no schedule of a run is longer. */
const MOST_CHOICES = 4_000_000

/** @throws Error if the text is not a schedule, or if the schedule is too long */
export function parseSchedule(text: string): Choice[] {
  const choices: Choice[] = []
  let rest = text.replace(/\s+/g, '')
  while (rest) {
    const match = /^(?:([a-z])(\d*)|\((\d+)\))/.exec(rest)
    if (!match) throw new Error(`not a schedule: ${rest.slice(0, 20)}`)
    if (match[3] !== undefined) choices.push({ drawn: Number(match[3]) })
    else {
      const choice = { thread: (match[1] as string).charCodeAt(0) - 97 }
      const steps = Number(match[2] || 1)
      if (choices.length + steps > MOST_CHOICES) throw new Error(`it has more than ${MOST_CHOICES} steps`)
      for (let left = steps; left > 0; left--) choices.push(choice)
    }
    rest = rest.slice(match[0].length)
  }
  return choices
}
