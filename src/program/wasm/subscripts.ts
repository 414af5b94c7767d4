import { Tag } from '../../../assembly/abi/tags.ts'
import { dictItem, storeDictItem } from './dicts.ts'
import { I32, I64 } from './encoder.ts'
import type { Frame } from './frame.ts'
import { listItem, storeListItem } from './lists.ts'
import type { Val } from './values.ts'

/** BINARY_SUBSCR of a list or a dict. */
export function subscript(f: Frame): void {
  const index = f.peek(0)
  const container = f.peek(1)
  if (!isFast(container, index)) {
    f.alwaysMachine()
    return
  }
  const result = { tagL: f.temp(I32), pay: f.temp(I64) }
  f.joined(2, result, () =>
    byContainer(
      f,
      container,
      index,
      () => listItem(f, container, index, result),
      () => dictItem(f, container, index, result),
    ),
  )
}

/** STORE_SUBSCR of a list, or of a dict that has the key. */
export function storeSubscript(f: Frame): void {
  const index = f.peek(0)
  const container = f.peek(1)
  const value = f.peek(2)
  if (!isFast(container, index)) {
    f.alwaysMachine()
    return
  }
  f.joined(3, undefined, () =>
    byContainer(
      f,
      container,
      index,
      () => storeListItem(f, container, index, value),
      () => storeDictItem(f, container, index, value),
    ),
  )
}

/** Whether the container may be a list or a dict, and the index an int or a str. */
function isFast(container: Val, index: Val): boolean {
  return container.tag === undefined && (index.tag === undefined || index.tag === Tag.INT || index.tag === Tag.STR)
}

function byContainer(f: Frame, container: Val, index: Val, ofList: () => void, ofDict: () => void): void {
  if (index.tag === Tag.STR) {
    ofDict()
    return
  }
  f.pushIs(container, Tag.DICT)
  f.out.if()
  ofDict()
  f.out.else()
  ofList()
  f.out.end()
}
