import { unreachable } from '../../../base/result.ts'
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useReducer,
  useRef,
  type ReactNode,
} from 'react'
import { deleteBefore, insert, move, placed, type Editable } from './editable.ts'
import { inputKinds, type InputKind } from './kinds.ts'
import type { LayoutId } from './layouts.ts'

export interface FieldSpec {
  readonly id: string
  readonly kind: InputKind
  readonly value: string
  readonly maxLength?: number | undefined
  readonly multiline?: boolean | undefined
  /** Word on the enter key; it closes the keyboard or searches. */
  readonly enterLabel?: string | undefined
  readonly onChange: (value: string) => void
  /** With the text as it stands: state of the page may still be on its way. */
  readonly onEnter?: ((value: string) => void) | undefined
}

/** What the keyboard has to know of its field; the handlers are looked up when a key is pressed. */
export type OpenField = Pick<FieldSpec, 'id' | 'kind' | 'multiline' | 'enterLabel'>

/** Letters typed but not yet Chinese, and the keyboard that is open. */
interface InputState {
  readonly field: OpenField | null
  readonly text: Editable
  readonly composition: string
  readonly layout: LayoutId | null
}

type InputAction =
  | { type: 'open'; spec: FieldSpec }
  | { type: 'close' }
  | { type: 'text'; text: Editable }
  | { type: 'compose'; composition: string }
  | { type: 'layout'; layout: LayoutId }

const CLOSED: InputState = { field: null, text: placed(''), composition: '', layout: null }

export function reduceInput(state: InputState, action: InputAction): InputState {
  switch (action.type) {
    case 'open':
      return action.spec.id === state.field?.id
        ? state
        : { ...state, field: action.spec, text: placed(action.spec.value), composition: '' }
    case 'close':
      return { ...CLOSED, layout: state.layout }
    case 'text':
      return { ...state, text: action.text }
    case 'compose':
      return { ...state, composition: action.composition }
    case 'layout':
      return { ...state, layout: action.layout, composition: '' }
    default:
      return unreachable(action)
  }
}

export interface InputControl {
  readonly state: InputState
  readonly open: (spec: FieldSpec) => void
  /** The field as rendered last: its handlers are always the current ones. */
  readonly refresh: (spec: FieldSpec) => void
  readonly close: (id?: string) => void
  readonly type: (piece: string) => void
  readonly erase: () => void
  readonly clear: () => void
  readonly move: (by: -1 | 1) => void
  readonly compose: (composition: string) => void
  readonly choose: (layout: LayoutId) => void
  readonly enter: () => void
}

const InputContext = createContext<InputControl | null>(null)

export function useInput(): InputControl {
  const input = useContext(InputContext)
  if (!input) throw new Error('useInput outside of InputProvider')
  return input
}

/** Holds the one field that is being written to. Nothing of it outlives the field. */
export function InputProvider({ children }: { readonly children: ReactNode }) {
  const [state, dispatch] = useReducer(reduceInput, CLOSED)
  const spec = useRef<FieldSpec | null>(null)
  const latest = useRef(state)
  useEffect(() => {
    latest.current = state
  }, [state])

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

  const control = useMemo((): Omit<InputControl, 'state'> => {
    const limit = (field: FieldSpec) =>
      Math.min(field.maxLength ?? Infinity, inputKinds[field.kind].maxLength)
    const typed = (field: FieldSpec, text: Editable, piece: string) =>
      insert(text, inputKinds[field.kind].accept(piece, text.caret), limit(field))
    return {
      open(next) {
        spec.current = next
        dispatch({ type: 'open', spec: next })
      },
      refresh(next) {
        if (spec.current?.id === next.id) spec.current = next
      },
      close(id) {
        if (id !== undefined && spec.current?.id !== id) return
        spec.current = null
        dispatch({ type: 'close' })
      },
      type: (piece) => edit((text) => (spec.current ? typed(spec.current, text, piece) : text)),
      erase: () => edit(deleteBefore),
      clear: () => edit(() => placed('')),
      move: (by) => edit((text) => move(text, by)),
      compose: (composition) => dispatch({ type: 'compose', composition }),
      choose: (layout) => dispatch({ type: 'layout', layout }),
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
  return <InputContext value={value}>{children}</InputContext>
}
