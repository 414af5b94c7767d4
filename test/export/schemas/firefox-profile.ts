import * as v from 'valibot'

const index = v.pipe(v.number(), v.integer(), v.minValue(0))
const ms = v.pipe(v.number(), v.finite())
const text = v.string()

/** A table of columns that all have `length` entries. */
function table<Columns extends v.ObjectEntries>(columns: Columns) {
  return v.pipe(
    v.strictObject({ length: index, ...columns }),
    v.check((read) => {
      const { length, ...others } = read as Record<string, unknown>
      return Object.values(others).every((column) => !Array.isArray(column) || column.length === length)
    }, 'A column does not have `length` entries'),
  )
}

const samples = table({
  stack: v.array(v.nullable(index)),
  time: v.array(ms),
  weight: v.array(v.number()),
  weightType: v.picklist(['samples', 'tracing-ms', 'bytes']),
})

const markers = table({
  data: v.array(v.nullable(v.looseObject({ type: text }))),
  name: v.array(index),
  startTime: v.array(v.nullable(ms)),
  endTime: v.array(v.nullable(ms)),
  phase: v.array(v.picklist([0, 1, 2, 3])),
  category: v.array(index),
})

const thread = v.strictObject({
  processType: v.picklist(['default', 'plugin', 'tab', 'web', 'webIsolated', 'extension']),
  processName: text,
  processStartupTime: ms,
  processShutdownTime: v.nullable(ms),
  registerTime: ms,
  unregisterTime: v.nullable(ms),
  pausedRanges: v.array(v.unknown()),
  showMarkersInTimeline: v.boolean(),
  name: text,
  isMainThread: v.boolean(),
  pid: text,
  tid: v.union([v.number(), text]),
  samples,
  markers,
})

const optionalIndex = v.nullable(index)
const indexOrMinusOne = v.pipe(v.number(), v.integer(), v.minValue(-1))

const shared = v.strictObject({
  stringArray: v.array(text),
  stackTable: table({ frame: v.array(index), prefixOffset: v.array(index) }),
  frameTable: table({
    address: v.array(indexOrMinusOne),
    lib: v.array(indexOrMinusOne),
    inlineDepth: v.array(index),
    category: v.array(optionalIndex),
    subcategory: v.array(optionalIndex),
    func: v.array(index),
    nativeSymbol: v.array(optionalIndex),
    innerWindowID: v.array(optionalIndex),
    line: v.array(optionalIndex),
    column: v.array(optionalIndex),
    originalLocation: v.array(optionalIndex),
  }),
  funcTable: table({
    name: v.array(index),
    isJS: v.array(v.boolean()),
    relevantForJS: v.array(v.boolean()),
    resource: v.array(indexOrMinusOne),
    source: v.array(optionalIndex),
    lineNumber: v.array(optionalIndex),
    columnNumber: v.array(optionalIndex),
    originalLocation: v.array(optionalIndex),
  }),
  resourceTable: table({ name: v.array(index), host: v.array(optionalIndex), type: v.array(index) }),
  nativeSymbols: table({ libIndex: v.array(index), address: v.array(index), name: v.array(index), functionSize: v.array(optionalIndex) }),
  sources: table({
    id: v.array(v.nullable(text)),
    filename: v.array(index),
    startLine: v.array(index),
    startColumn: v.array(index),
    sourceMapURL: v.array(optionalIndex),
    content: v.array(v.nullable(text)),
  }),
  sourceLocationTable: table({ source: v.array(index), line: v.array(index), column: v.array(index) }),
})

const meta = v.strictObject({
  interval: ms,
  startTime: ms,
  processType: v.literal(0),
  product: text,
  stackwalk: v.picklist([0, 1]),
  version: index,
  preprocessedProfileVersion: v.literal(70),
  categories: v.pipe(
    v.array(
      v.strictObject({ name: text, color: v.picklist(['green', 'red', 'grey']), subcategories: v.pipe(v.array(text), v.minLength(1)) }),
    ),
    v.check((categories) => categories.some(({ color }) => color === 'grey'), 'No category is grey'),
  ),
  markerSchema: v.array(
    v.strictObject({
      name: text,
      display: v.array(v.picklist(['marker-chart', 'marker-table', 'timeline-overview', 'stack-chart'])),
      fields: v.array(v.looseObject({ key: text, format: text })),
    }),
  ),
  oscpu: text,
  misc: text,
  importedFrom: text,
  symbolicationNotSupported: v.boolean(),
  sourceCodeIsNotOnSearchfox: v.boolean(),
})

/** The schema of a profile. It rejects any field that the format does not have. */
export const firefoxProfile = v.strictObject({ meta, libs: v.array(v.unknown()), shared, threads: v.array(thread) })
