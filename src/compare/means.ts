import type { ComparedMeans, ComparedRound, EventFigures, OverRounds, SampledRun } from '../model/compared.ts'
import { meanOfRounds, ratioOfRounds } from '../statistics/round-estimates.ts'

/** The figures of one side over its rounds, with their intervals. */
export function meansOf(rounds: readonly ComparedRound[]): ComparedMeans {
  const sampled = (of: (run: SampledRun) => number | null) => mean(rounds.map((round) => (round.sampled ? of(round.sampled) : null)))
  const own = (of: (run: EventFigures) => number | null) => mean(rounds.map(({ events }) => (events ? of(events) : null)))
  const all: { [Name in keyof ComparedMeans]: OverRounds | undefined } = {
    wallMs: mean(rounds.map(({ wallMs }) => wallMs)),
    toOneThread: ratio(rounds, ({ wallMs, oneThreadMs }) => [wallMs, oneThreadMs]),
    switchesPerSecond: sampled((run) => run.switchesPerSecond),
    ioPerSecond: sampled((run) => (run.ioOperations > 0 ? (run.ioOperations * 1000) / run.coveredMs : null)),
    jain: sampled((run) => run.jain),
    observer: ratio(rounds, (round) => [round.sampled?.wallMs, round.wallMs]),
    sampleNs: sampled((run) => run.sampleNs),
    eventSwitchesPerSecond: own((run) => run.switchesPerSecond),
    eventHoldP50Us: own((run) => run.holdP50Us),
    eventHandoffP50Us: own((run) => run.handoffP50Us),
  }
  return Object.fromEntries(Object.entries(all).filter(([, over]) => over !== undefined)) as ComparedMeans
}

function mean(figures: readonly (number | null)[]): OverRounds | undefined {
  const measured = figures.filter((figure) => figure !== null)
  return measured.length > 0 ? meanOfRounds(measured) : undefined
}

function ratio(
  rounds: readonly ComparedRound[],
  of: (round: ComparedRound) => [number | undefined, number | undefined],
): OverRounds | undefined {
  const pairs = rounds.flatMap((round) => {
    const [a, b] = of(round)
    return a === undefined || b === undefined ? [] : [[a, b] as const]
  })
  if (pairs.length === 0) return undefined
  return ratioOfRounds(
    pairs.map(([a]) => a),
    pairs.map(([, b]) => b),
  )
}
