import { type Limits, pool } from '../../metrics/index.ts'
import type { PooledReport } from '../../model/report.ts'
import { groups, isSound, settingsOf } from '../../model/round-groups.ts'
import type { MeasuredRun } from '../worker/worker-api.ts'

/**
 * For each variant under each GIL, pools the latencies of all rounds with the same settings. Leaves out a variant under a GIL if it ran in
 * only one round. Only the rounds that may be compared (isSound) count, or all rounds if none may be compared.
 */
export function pooledRounds(measured: readonly Pick<MeasuredRun, 'run' | 'latencies'>[], limits: Limits): PooledReport[] {
  return [...groups(measured, ({ run }) => settingsOf(run)).values()].flatMap((rounds) => {
    const [first] = rounds
    if (!first || rounds.length < 2) return []
    const sound = rounds.filter(({ run }) => isSound(run))
    const pooled = sound.length > 0 ? sound : rounds
    const { experiment, variant, gil, switchIntervalUs, checkInterval, kernelEntryNs, evalBreaker, compiled } = first.run
    const distributions = pool(
      pooled.map(({ latencies }) => latencies),
      limits,
    )
    const ran = { ...(evalBreaker && { evalBreaker }), ...(compiled !== undefined && { compiled }) }
    const settings = { switchIntervalUs, checkInterval, kernelEntryNs, ...ran }
    const way = { experiment, variant, gil, ...settings }
    return [{ ...way, rounds: pooled.map(({ run }) => run.round), ...distributions }]
  })
}
