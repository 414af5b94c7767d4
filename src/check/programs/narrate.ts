import type { Choices, Strategy } from '../../explore/index.ts'
import { Notes, type Story } from './notes.ts'
import { loadedProcess, type Outcome, runProgram } from './outcome.ts'
import type { ProgramWorld } from './program-world.ts'

/** Runs the program once. At each switch, it notes the line at which the thread stops, and why. */
export function narrate(world: ProgramWorld, strategy: Strategy): { readonly outcome: Outcome; readonly story: Story } {
  const notes = new Notes(world)
  world.strategy = {
    begin: () => strategy.begin(),
    draw: (limit) => strategy.draw(limit),
    next: (choices: Choices) => {
      const chosen = strategy.next(choices)
      if (choices.current >= 0) notes.decided(choices.current, chosen !== choices.current)
      return chosen
    },
  }
  strategy.begin()
  const outcome = runProgram(world)
  const { threadName } = loadedProcess(world)
  const names = Array.from({ length: world.machine.threadCount() }, (_, thread) => threadName(thread))
  if (outcome.kind !== 'cut off') notes.finish(names.length)
  return { outcome, story: { names, lines: notes.steps } }
}
