import { unreachable } from '../../../base/result.ts'
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useReducer,
  useRef,
  type Context,
  type ReactNode,
} from 'react'
import {
  deleteBefore,
  insert,
  move,
  placed,
  placedAt,
  rewritten,
  type Editable,
  type Side,
} from './editable.ts'
import type { FieldSpec, OpenField } from './field.ts'
import { inputKinds } from './kinds.ts'
import type { MethodId } from './method.ts'
import { forgetPinyin } from './pinyin/client.ts'

interface InputState {
  readonly field: OpenField | null
  readonly text: Editable
  /** Letters typed but not yet Chinese. */
  readonly composition: string
  /** These letters as they are shown: with a gap between syllables. */
  readonly spelt: string
  /** The way to write that was chosen last in this visit; fields for which it is not meant pass it over. */
  readonly method: MethodId | null
  /** What was there before everything was cleared, until something else is done. */
  readonly cleared: Editable | null
}

type InputAction =
  | { type: 'open'; spec: FieldSpec; method: MethodId | undefined }
  | { type: 'close' }
  | { type: 'text'; text: Editable }
  | { type: 'clear'; before: Editable }
  | { type: 'compose'; composition: string }
  | { type: 'spell'; composition: string; spelt: string }
  | { type: 'method'; method: MethodId }

const CLOSED: InputState = {
  field: null,
  text: placed(''),
  composition: '',
  spelt: '',
  method: null,
  cleared: null,
}

export function reduceInput(state: InputState, action: InputAction): InputState {
  switch (action.type) {
    case 'open':
      return {
        ...(action.spec.id === state.field?.id
          ? state
          : {
              ...state,
              field: action.spec,
              text: placed(action.spec.value),
              composition: '',
              spelt: '',
              cleared: null,
            }),
        method: action.method ?? state.method,
      }
    case 'close':
      return { ...CLOSED, method: state.method }
    case 'text':
      return { ...state, text: action.text, cleared: null }
    case 'clear':
      return { ...state, text: placed(''), composition: '', spelt: '', cleared: action.before }
    case 'compose':
      return {
        ...state,
        composition: action.composition,
        // The gaps stay until the new ones are known: letters that jump with every key cannot be read.
        spelt: action.composition.startsWith(state.composition)
          ? state.spelt + action.composition.slice(state.composition.length)
          : action.composition,
        cleared: null,
      }
    case 'spell':
      return action.composition === state.composition ? { ...state, spelt: action.spelt } : state
    case 'method':
      return { ...state, method: action.method, composition: '', spelt: '' }
    default:
      return unreachable(action)
  }
}

/** What can be done to the open field: the same object for the whole visit. */
export interface InputControl {
  /** With a wished way to write, if it is meant for this field. */
  readonly open: (spec: FieldSpec, method?: MethodId) => void
  /** The field as rendered last: its handlers are always the current ones. */
  readonly refresh: (spec: FieldSpec) => void
  readonly close: (id?: string) => void
  readonly type: (piece: string) => void
  /** What stands before the caret, made anew: for scripts whose keys change the character before. */
  readonly rewrite: (change: (before: string) => string) => void
  readonly erase: () => void
  readonly clear: () => void
  /** Brings back what the last clearing took. */
  readonly restore: () => void
  /** As the arrow points on the glass. */
  readonly move: (to: Side) => void
  /** The caret at a UTF-16 place of the text, or at the nearest one where it can stand. */
  readonly place: (at: number) => void
  readonly compose: (composition: string) => void
  /** Shows `composition` as `spelt`, if it is still the one that stands there. */
  readonly spell: (composition: string, spelt: string) => void
  /**
   * What the composition means, said by the way of writing that holds it: this stands in the field when it is left
   * with a composition open. Null: the composition itself.
   */
  readonly meanBy: (meaning: (() => string) | null) => void
  /** Also before a field is open: the next one opens with it. */
  readonly choose: (method: MethodId) => void
  readonly enter: () => void
}

interface Input extends InputControl {
  readonly state: InputState
}
/** What changes only when a keyboard opens, closes or becomes another one. */
type Opened = Pick<InputState, 'field' | 'method'>

const InputContext = createContext<Input | null>(null)
const ControlContext = createContext<InputControl | null>(null)
const OpenedContext = createContext<Opened | null>(null)

function useInside<T>(context: Context<T | null>): T {
  const value = useContext(context)
  if (value === null) throw new Error('used outside of InputProvider')
  return value
}

/** For who shows the text: drawn anew with every key. The others take one of the two below. */
export const useInput = (): Input => useInside(InputContext)
export const useInputControl = (): InputControl => useInside(ControlContext)
export const useOpened = (): Opened => useInside(OpenedContext)

/** Holds the one field that is being written to. Nothing of it outlives the field. */
export function InputProvider({ children }: { readonly children: ReactNode }) {
  const [state, dispatch] = useReducer(reduceInput, CLOSED)
  const spec = useRef<FieldSpec | null>(null)
  const latest = useRef(state)
  useEffect(() => {
    latest.current = state
  }, [state])
  const meaning = useRef<(() => string) | null>(null)

  // The provider lives as long as the visit.
  useEffect(() => forgetPinyin, [])

  const edit = useCallback((next: (text: Editable) => Editable) => {
    const field = spec.current
    if (!field) return
    const text = next(latest.current.text)
    if (text === latest.current.text) return
    // Two keys may come within one frame: the second edits what the first left.
    latest.current = { ...latest.current, text }
    dispatch({ type: 'text', text })
    if (text.value !== field.value || text.value === '') field.onChange(text.value)
  }, [])

  const control = useMemo((): InputControl => {
    const limit = (field: FieldSpec) =>
      Math.min(field.maxLength ?? Infinity, inputKinds[field.kind].maxLength)
    const typed = (field: FieldSpec, text: Editable, piece: string) =>
      insert(text, inputKinds[field.kind].accept(piece, text.caret), limit(field))
    /** Nothing that was written is lost to a touch elsewhere. */
    const settle = () => {
      const field = spec.current
      const { composition } = latest.current
      if (field && composition !== '') edit((text) => typed(field, text, meaning.current?.() ?? composition))
    }
    return {
      open(next, method) {
        if (next.id !== spec.current?.id) settle()
        spec.current = next
        dispatch({ type: 'open', spec: next, method })
      },
      refresh(next) {
        if (spec.current?.id === next.id) spec.current = next
      },
      close(id) {
        if (id !== undefined && spec.current?.id !== id) return
        // The field itself is gone where it closes by its id.
        if (id === undefined) settle()
        spec.current = null
        dispatch({ type: 'close' })
      },
      type: (piece) => edit((text) => (spec.current ? typed(spec.current, text, piece) : text)),
      rewrite: (change) => edit((text) => rewritten(text, change, spec.current ? limit(spec.current) : 0)),
      erase: () => edit(deleteBefore),
      clear() {
        const before = latest.current.text
        edit(() => placed(''))
        dispatch({ type: 'clear', before })
      },
      restore: () => edit((text) => latest.current.cleared ?? text),
      move: (to) => edit((text) => move(text, to)),
      place: (at) => edit((text) => placedAt(text, at)),
      compose: (composition) => dispatch({ type: 'compose', composition }),
      spell: (composition, spelt) => dispatch({ type: 'spell', composition, spelt }),
      meanBy(next) {
        meaning.current = next
      },
      choose: (method) => dispatch({ type: 'method', method }),
      enter() {
        const field = spec.current
        if (!field) return
        if (field.multiline) edit((text) => typed(field, text, '\n'))
        else {
          spec.current = null
          dispatch({ type: 'close' })
          field.onEnter?.(latest.current.text.value)
        }
      },
    }
  }, [edit])

  const value = useMemo(() => ({ ...control, state }), [control, state])
  const { field, method } = state
  const opened = useMemo(() => ({ field, method }), [field, method])
  return (
    <ControlContext value={control}>
      <OpenedContext value={opened}>
        <InputContext value={value}>{children}</InputContext>
      </OpenedContext>
    </ControlContext>
  )
}
