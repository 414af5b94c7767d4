import { readFileSync } from 'node:fs'
import protobuf from 'protobufjs'

const schema = protobuf.Root.fromJSON(JSON.parse(readFileSync(new URL('schemas/perfetto.json', import.meta.url), 'utf8')))
const Trace = schema.lookupType('perfetto.protos.Trace')

interface Slice {
  readonly name: string
  readonly startNs: number
  readonly endNs: number
}

/** The content of a trace, as Perfetto shows it. */
interface Decoded {
  readonly processes: { readonly pid: number; readonly name: string }[]
  readonly threads: {
    readonly pid: number
    readonly tid: number
    readonly name: string
    readonly slices: Slice[]
    readonly instants: { readonly name: string; readonly ns: number }[]
  }[]
  readonly counters: { readonly name: string; readonly values: [ns: number, value: number][] }[]
  /** Each arrow leads from a thread's slice to another thread's slice: name of the thread, and begin of the slice. */
  readonly arrows: { readonly from: [string, number]; to: [string, number] }[]
}

/**
 * Decodes a trace with protobufjs. Resolves names, tracks and slices as Perfetto does.
 * @throws if the trace has a field that the schema lacks, a name without a definition, or an event without a track
 */
export function decodeTrace(bytes: Uint8Array): Decoded {
  const message = Trace.decode(bytes)
  // protobufjs drops unknown fields. So the trace has none if encoding gives as many bytes again. The order of the fields may differ.
  if (Trace.encode(message).finish().length !== bytes.length) throw new Error('The trace has a field that the schema lacks')
  const { packet } = Trace.toObject(message, { longs: Number, enums: String }) as { packet: Packet[] }
  return new Reader().read(packet)
}

interface Packet {
  readonly timestamp?: number
  readonly trustedPacketSequenceId?: number
  readonly sequenceFlags?: number
  readonly trackEvent?: {
    readonly type: string
    readonly trackUuid: number
    readonly nameIid?: number
    readonly categoryIids?: number[]
    readonly counterValue?: number
    readonly flowIds?: number[]
    readonly terminatingFlowIds?: number[]
  }
  readonly trackDescriptor?: {
    readonly uuid: number
    readonly name?: string
    readonly parentUuid?: number
    readonly process?: { readonly pid: number; readonly processName: string }
    readonly thread?: { readonly pid: number; readonly tid: number; readonly threadName: string }
    readonly counter?: { readonly unit: string }
  }
  readonly internedData?: { readonly eventNames?: Name[]; readonly eventCategories?: Name[] }
}
type Name = { readonly iid: number; readonly name: string }

class Reader {
  private readonly decoded: Decoded = { processes: [], threads: [], counters: [], arrows: [] }
  private readonly names = new Map<number, string>()
  private readonly categories = new Map<number, string>()
  private readonly threads = new Map<number, Decoded['threads'][number]>()
  private readonly counters = new Map<number, Decoded['counters'][number]>()
  private readonly open = new Map<number, { name: string; startNs: number }>()
  private readonly flows = new Map<number, Decoded['arrows'][number]['from']>()

  read(packets: readonly Packet[]): Decoded {
    if (((packets[0]?.sequenceFlags ?? 0) & 1) === 0) throw new Error('The first packet does not clear the state of its sequence')
    for (const packet of packets) {
      if (packet.trustedPacketSequenceId !== 1) throw new Error('A packet belongs to another sequence')
      for (const { iid, name } of packet.internedData?.eventNames ?? []) this.names.set(iid, name)
      for (const { iid, name } of packet.internedData?.eventCategories ?? []) this.categories.set(iid, name)
      if (packet.trackDescriptor) this.track(packet.trackDescriptor)
    }
    // Perfetto sorts events by time. Events with equal times keep the order of the file.
    const events = packets.flatMap(({ trackEvent, timestamp }) => (trackEvent ? [{ ...trackEvent, ns: timestamp! }] : []))
    for (const event of events.sort((a, b) => a.ns - b.ns)) this.event(event, event.ns)
    if (this.open.size > 0) throw new Error('A slice has no end')
    return this.decoded
  }

  private track({ uuid, process, thread, counter, name }: NonNullable<Packet['trackDescriptor']>): void {
    if (process) this.decoded.processes.push({ pid: process.pid, name: process.processName })
    if (thread) {
      const made = { pid: thread.pid, tid: thread.tid, name: thread.threadName, slices: [], instants: [] }
      this.threads.set(uuid, made)
      this.decoded.threads.push(made)
    }
    if (counter) {
      const made = { name: name!, values: [] }
      this.counters.set(uuid, made)
      this.decoded.counters.push(made)
    }
  }

  private event(event: NonNullable<Packet['trackEvent']>, ns: number): void {
    const { type, trackUuid } = event
    if (type === 'TYPE_COUNTER') {
      this.counters.get(trackUuid)!.values.push([ns, event.counterValue!])
      return
    }
    const thread = this.threads.get(trackUuid)
    if (!thread) throw new Error(`No thread has the track ${trackUuid}`)
    if (type === 'TYPE_SLICE_END') {
      thread.slices.push({ ...this.open.get(trackUuid)!, endNs: ns })
      this.open.delete(trackUuid)
      return
    }
    const name = this.names.get(event.nameIid!)
    if (name === undefined || !this.categories.has(event.categoryIids![0]!)) throw new Error('A name has no definition')
    if (type === 'TYPE_INSTANT') thread.instants.push({ name, ns })
    else {
      if (this.open.has(trackUuid)) throw new Error(`${thread.name} has two slices at once`)
      this.open.set(trackUuid, { name, startNs: ns })
      for (const id of event.terminatingFlowIds ?? []) this.decoded.arrows.push({ from: this.flows.get(id)!, to: [thread.name, ns] })
      for (const id of event.flowIds ?? []) this.flows.set(id, [thread.name, ns])
    }
  }
}
