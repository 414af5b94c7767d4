// The numbers that compiled code uses besides those in assembly/abi. A test compares them with assembly/vm.

export const RANGE_NEXT = 8
export const RANGE_STEP = 16
export const RANGE_LEFT = 24
export const ITERATOR_POSITION = 8
export const ITERATOR_OVER = 16
export const LIST_LENGTH = 8
export const LIST_CAPACITY = 12
export const LIST_ITEMS = 16
export const LIST_LOCK = 20
/** The result of a search in a dict without the key. */
export const LACKING = 1
export const CAPTURED_VALUE = 16
export const INSTANCE = { CLASS: 8, VALUES: 12, CAPACITY: 16, LOCK: 20, VALUES_HEAD: 16 } as const

/** Counts of references without a GIL: assembly/vm/objects/counts.ts. */
export const OWNER_SHIFT = 20
export const KIND_MASK = 0xff

/** The cache of attributes: assembly/vm/objects/caches.ts. */
export const VERSIONS = 0x10000
export const FIRST_KIND = 0xff00
export const HASH_FACTOR = 0x9e3779b1
export const HASH_SHIFT = 22
export const CACHED_NUMBER = 0x07ffffff
export enum Cached {
  VALUE = 0x40000000,
  STORED = 0x20000000,
  FUNCTION = 0x10000000,
  BUILTIN = 0x08000000,
}

/** Cells above the value stack that a call needs. */
export const HEADROOM = 5
