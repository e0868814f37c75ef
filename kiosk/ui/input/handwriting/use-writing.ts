import { useEffect, useRef, useState } from 'react'
import type { Composer } from '../composer.ts'
import { useInput } from '../input-context.tsx'
import { startHandwriting, type Handwriting } from './client.ts'
import type { Stroke } from './stroke.ts'

let shared: Handwriting | null = null
/** The worker starts with the first writing pad, not with the page. */
const handwriting = (): Handwriting => (shared ??= startHandwriting())

/** After this pause the best candidate stands in the field, so that nothing is lost whatever is touched next. */
export const SETTLE_MS = 900

export type BoxName = 'first' | 'second'

/** The character on the pad. */
interface Written {
  readonly box: BoxName
  readonly strokes: readonly Stroke[]
  /** Of the strokes as they stood at the last answer. */
  readonly candidates: readonly string[]
  /** `candidates` are those of all strokes. */
  readonly known: boolean
  /** The text of the field in which it stands already; null while it is only composed. */
  readonly settled: string | null
}
const BLANK: Written = { box: 'first', strokes: [], candidates: [], known: true, settled: null }

export interface Writing {
  readonly box: BoxName
  readonly strokes: readonly Stroke[]
  readonly candidates: readonly string[]
  /** False where the recogniser cannot work on this machine. */
  readonly works: boolean
  /** The pen touches a box: in another one than before, the character before is done. */
  readonly begin: (box: BoxName) => void
  readonly add: (stroke: Stroke) => void
  readonly pick: (character: string) => void
  readonly undo: () => void
  /** Takes the character on the pad back, and what stands in the field for it. */
  readonly wipe: () => void
  /** The character on the pad is done; the pad is blank again. */
  readonly finish: () => void
  readonly composer: Composer
}

/**
 * One character after the other into the open field. The rule a visitor sees: the first candidate is what stands
 * in the field; writing in the other box, any key and a pause leave it there; a touch on another candidate
 * replaces it.
 */
export function useWriting(
  ask: Handwriting['recognise'] = (strokes) => handwriting().recognise(strokes),
): Writing {
  const input = useInput()
  const latest = useRef(input)
  useEffect(() => {
    latest.current = input
  })
  const [shown, setShown] = useState(BLANK)
  const [works, setWorks] = useState(true)
  const now = useRef(shown)
  const timer = useRef<number | undefined>(undefined)
  /** Characters that were done before their answer came; what is typed after them waits. */
  const owed = useRef<Promise<void> | null>(null)
  const asked = useRef<Promise<readonly string[] | null>>(Promise.resolve(null))
  const gone = useRef(false)
  useEffect(() => {
    gone.current = false
    shared ??= startHandwriting()
    return () => {
      gone.current = true
      clearTimeout(timer.current)
    }
  }, [])

  const show = (next: Written) => {
    clearTimeout(timer.current)
    now.current = next
    setShown(next)
    latest.current.compose(next.settled === null ? (next.candidates[0] ?? '') : '')
  }
  const inOrder = (act: () => void) => {
    if (owed.current) owed.current = owed.current.then(() => (gone.current ? undefined : act()))
    else act()
  }
  const type = (text: string | undefined) => {
    if (text !== undefined) inOrder(() => latest.current.type(text))
  }
  /** Takes back what stands in the field for the character on the pad, if it still stands there. */
  const unsettle = () => {
    if (now.current.settled === latest.current.state.text.value) latest.current.erase()
    now.current = { ...now.current, settled: null }
  }
  const settle = () => {
    const best = now.current.candidates[0]
    if (best === undefined) return
    const { value, caret } = latest.current.state.text
    type(best)
    show({ ...now.current, settled: value.slice(0, caret) + best + value.slice(caret) })
  }
  const recognise = async (written: Written) => {
    show(written)
    asked.current = ask(written.strokes)
    const candidates = await asked.current
    if (gone.current) return
    if (candidates === null) setWorks(false)
    if (now.current !== written) return
    show({ ...written, candidates: candidates ?? [], known: true })
    timer.current = window.setTimeout(settle, SETTLE_MS)
  }
  const finish = () => {
    const { strokes, known, settled, candidates, box } = now.current
    if (strokes.length > 0 && settled === null) {
      if (known) type(candidates[0])
      else owe(asked.current)
    }
    show({ ...BLANK, box })
  }
  const owe = (answer: Promise<readonly string[] | null>) => {
    const before = owed.current
    const typeWhenKnown = async () => {
      await before
      const best = (await answer)?.[0]
      if (best !== undefined && !gone.current) latest.current.type(best)
    }
    const mine = typeWhenKnown()
    owed.current = mine
    void mine.finally(() => {
      if (owed.current === mine) owed.current = null
    })
  }

  const writing: Omit<Writing, 'composer'> = {
    box: shown.box,
    strokes: shown.strokes,
    candidates: shown.candidates,
    works,
    begin(box) {
      clearTimeout(timer.current)
      if (now.current.strokes.length > 0 && now.current.box !== box) finish()
      else unsettle()
      if (now.current.strokes.length === 0) show({ ...BLANK, box })
    },
    add(stroke) {
      const { strokes } = now.current
      void recognise({ ...now.current, strokes: [...strokes, stroke], known: false })
    },
    pick(character) {
      unsettle()
      type(character)
      show({ ...BLANK, box: now.current.box })
    },
    undo() {
      unsettle()
      const strokes = now.current.strokes.slice(0, -1)
      if (strokes.length === 0) show({ ...BLANK, box: now.current.box })
      else void recognise({ ...now.current, strokes, known: false })
    },
    wipe() {
      unsettle()
      show({ ...BLANK, box: now.current.box })
    },
    finish,
  }
  const composer: Composer = {
    candidates: null,
    pick: ({ text }) => writing.pick(text),
    type(key) {
      finish()
      type(key)
    },
    erase() {
      if (now.current.strokes.length > 0) writing.wipe()
      else inOrder(() => latest.current.erase())
    },
    space() {
      finish()
      type(' ')
    },
    flush() {
      finish()
      if (!owed.current) return false
      inOrder(() => latest.current.enter())
      return true
    },
  }
  return { ...writing, composer }
}
