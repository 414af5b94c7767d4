import { ProtobufWriter } from './protobuf.ts'

// The numbers of fields in Perfetto's messages, from protos/perfetto/trace in github.com/google/perfetto: trace.proto, trace_packet.proto,
// track_event/*.proto and interned_data/interned_data.proto.
const TRACE = { packet: 1 }
const PACKET = { timestamp: 8, sequence: 10, trackEvent: 11, internedData: 12, sequenceFlags: 13, trackDescriptor: 60 }
const EVENT = { categoryIids: 3, type: 9, nameIid: 10, trackUuid: 11, counterValue: 30, flowIds: 47, terminatingFlowIds: 48 }
const TRACK = { uuid: 1, name: 2, process: 3, thread: 4, parentUuid: 5, counter: 8 }
const PROCESS = { pid: 1, name: 6 }
const THREAD = { pid: 1, tid: 2, name: 5 }
const COUNTER = { unit: 3 }
const INTERNED = { categories: 1, names: 2 }
const NAME = { iid: 1, name: 2 }

const enum Type {
  SLICE_BEGIN = 1,
  SLICE_END = 2,
  INSTANT = 3,
  COUNTER = 4,
}
const UNIT_COUNT = 2
const STATE_CLEARED = 1
const NEEDS_STATE = 2
/** All packets of a trace belong to one sequence, because they share their names. */
const SEQUENCE = 1

/** The flows that end and start at a slice. A flow is an arrow from one slice to a later one. No two flows share a number. */
export interface Flows {
  readonly ending?: number | undefined
  readonly starting?: number | undefined
}

/**
 * Writes the packets of a trace in Perfetto's own format. Times are whole ns. The caller chooses the number of each track. The begins and
 * ends of the slices of one track must come in order, because Perfetto keeps the order of packets with equal times.
 */
export class PacketWriter {
  private readonly out = new ProtobufWriter()
  private readonly iids = new Map<string, number>()

  get length(): number {
    return this.out.length
  }

  take(): Uint8Array<ArrayBuffer> {
    return this.out.take()
  }

  process(track: number, pid: number, name: string): void {
    this.track(track, () =>
      this.out.message(TRACK.process, () => {
        this.out.number(PROCESS.pid, pid)
        this.out.text(PROCESS.name, name)
      }),
    )
  }

  thread(track: number, pid: number, tid: number, name: string): void {
    this.track(track, () =>
      this.out.message(TRACK.thread, () => {
        this.out.number(THREAD.pid, pid)
        this.out.number(THREAD.tid, tid)
        this.out.text(THREAD.name, name)
      }),
    )
  }

  counter(track: number, parent: number, name: string): void {
    this.track(track, () => {
      this.out.text(TRACK.name, name)
      this.out.number(TRACK.parentUuid, parent)
      this.out.message(TRACK.counter, () => this.out.number(COUNTER.unit, UNIT_COUNT))
    })
  }

  begin(track: number, ns: number, name: string, category: string, { ending, starting }: Flows = {}): void {
    this.event(track, ns, Type.SLICE_BEGIN, name, category, () => {
      if (starting !== undefined) this.out.fixed64(EVENT.flowIds, starting)
      if (ending !== undefined) this.out.fixed64(EVENT.terminatingFlowIds, ending)
    })
  }

  end(track: number, ns: number): void {
    this.event(track, ns, Type.SLICE_END)
  }

  instant(track: number, ns: number, name: string, category: string): void {
    this.event(track, ns, Type.INSTANT, name, category)
  }

  count(track: number, ns: number, value: number): void {
    this.event(track, ns, Type.COUNTER, undefined, undefined, () => this.out.number(EVENT.counterValue, value))
  }

  private track(uuid: number, write: () => void): void {
    this.packet(() =>
      this.out.message(PACKET.trackDescriptor, () => {
        this.out.number(TRACK.uuid, uuid)
        write()
      }),
    )
  }

  private event(track: number, ns: number, type: Type, name?: string, category?: string, further?: () => void): void {
    const nameIid = name === undefined ? 0 : this.iid(INTERNED.names, name)
    const categoryIid = category === undefined ? 0 : this.iid(INTERNED.categories, category)
    this.packet(() => {
      this.out.number(PACKET.timestamp, ns)
      this.out.message(PACKET.trackEvent, () => {
        if (categoryIid > 0) this.out.number(EVENT.categoryIids, categoryIid)
        this.out.number(EVENT.type, type)
        if (nameIid > 0) this.out.number(EVENT.nameIid, nameIid)
        this.out.number(EVENT.trackUuid, track)
        further?.()
      })
    })
  }

  /** The number of a name. Its first use writes a packet that gives the name its number. */
  private iid(list: number, name: string): number {
    const key = `${list} ${name}`
    const known = this.iids.get(key)
    if (known !== undefined) return known
    const iid = this.iids.size + 1
    this.packet(() =>
      this.out.message(PACKET.internedData, () =>
        this.out.message(list, () => {
          this.out.number(NAME.iid, iid)
          this.out.text(NAME.name, name)
        }),
      ),
    )
    this.iids.set(key, iid)
    return iid
  }

  private packet(write: () => void): void {
    const isFirst = this.isFirst
    this.isFirst = false
    this.out.message(TRACE.packet, () => {
      this.out.number(PACKET.sequence, SEQUENCE)
      this.out.number(PACKET.sequenceFlags, isFirst ? STATE_CLEARED | NEEDS_STATE : NEEDS_STATE)
      write()
    })
  }

  private isFirst = true
}
