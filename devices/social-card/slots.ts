import type { SlotContent } from './pcsc.ts'

/**
 * What lies in the readers, and what has become of it. Unlike the identity-card reader, PC/SC tells removal, so a
 * card needs no name to be known again. Pure.
 */
export interface Slots {
  /** Whether that was news. */
  readonly seen: (reader: string, content: SlotContent) => boolean
  readonly unplugged: (reader: string) => void
  /** The service has gone: readers are not known until it names them again, cards keep what became of them. */
  readonly forgetReaders: () => void
  readonly count: () => number
  /** Reading was armed for somebody, perhaps somebody else. */
  readonly armed: () => void
  /** What is to be done next; undefined while nothing is. */
  readonly next: () => SlotTask | undefined
  /** Whether the card that a task was about still lies there. */
  readonly stillThere: (task: SlotTask) => boolean
  /** A card was read, whoever got it: from the next arming on it is a former citizen's. */
  readonly wasRead: (task: SlotTask) => void
  /** A card was dealt with; nothing more until it is taken out, or somebody else comes. */
  readonly wasRefused: (task: SlotTask) => void
}

export interface SlotTask {
  readonly reader: string
  readonly what: 'read' | 'mute' | 'left-behind'
  /** Tells one insertion from the next. */
  readonly insertion: number
}

interface Slot {
  content: SlotContent
  insertion: number
  state: 'fresh' | 'read' | 'left-behind' | 'done'
  known: boolean
}

export function createSlots(): Slots {
  const slots = new Map<string, Slot>()
  let insertions = 0
  const known = () => [...slots].filter(([, slot]) => slot.known)
  const of = (task: SlotTask): Slot | undefined => {
    const slot = slots.get(task.reader)
    return slot?.insertion === task.insertion ? slot : undefined
  }
  const become = (task: SlotTask, state: Slot['state']) => {
    const slot = of(task)
    if (slot) slot.state = state
  }

  return {
    seen: (reader, content) => {
      const slot = slots.get(reader)
      if (slot?.content === content && slot.known) return false
      if (slot?.content === content) slot.known = true
      else slots.set(reader, { content, insertion: ++insertions, state: 'fresh', known: true })
      return true
    },
    unplugged: (reader) => void slots.delete(reader),
    forgetReaders: () => {
      for (const slot of slots.values()) slot.known = false
    },
    count: () => known().length,
    armed: () => {
      for (const slot of slots.values()) slot.state = afterArming[slot.state]
    },
    next: () => {
      for (const [reader, { content, insertion, state }] of known()) {
        if (content === 'empty') continue
        if (state === 'left-behind') return { reader, insertion, what: 'left-behind' }
        if (state === 'fresh') return { reader, insertion, what: content === 'mute' ? 'mute' : 'read' }
      }
      return undefined
    },
    stillThere: (task) => of(task)?.known === true,
    wasRead: (task) => become(task, 'read'),
    wasRefused: (task) => become(task, 'done'),
  }
}

/** What could not be read may be tried for whoever comes; what was read belongs to who was there. */
const afterArming: Readonly<Record<Slot['state'], Slot['state']>> = {
  fresh: 'fresh',
  done: 'fresh',
  read: 'left-behind',
  'left-behind': 'left-behind',
}
