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
import type { FieldSpec, OpenField } from './field.ts'
import { inputKinds } from './kinds.ts'
import type { MethodId } from './method.ts'

interface InputState {
  readonly field: OpenField | null
  readonly text: Editable
  /** Letters typed but not yet Chinese. */
  readonly composition: string
  /** The way to write that was chosen last in this visit; fields for which it is not meant pass it over. */
  readonly method: MethodId | null
}

type InputAction =
  | { type: 'open'; spec: FieldSpec; method: MethodId | undefined }
  | { type: 'close' }
  | { type: 'text'; text: Editable }
  | { type: 'compose'; composition: string }
  | { type: 'method'; method: MethodId }

const CLOSED: InputState = { field: null, text: placed(''), composition: '', method: null }

export function reduceInput(state: InputState, action: InputAction): InputState {
  switch (action.type) {
    case 'open':
      return {
        ...(action.spec.id === state.field?.id
          ? state
          : { ...state, field: action.spec, text: placed(action.spec.value), composition: '' }),
        method: action.method ?? state.method,
      }
    case 'close':
      return { ...CLOSED, method: state.method }
    case 'text':
      return { ...state, text: action.text }
    case 'compose':
      return { ...state, composition: action.composition }
    case 'method':
      return { ...state, method: action.method, composition: '' }
    default:
      return unreachable(action)
  }
}

export interface InputControl {
  readonly state: InputState
  /** With a wished way to write, if it is meant for this field. */
  readonly open: (spec: FieldSpec, method?: MethodId) => void
  /** The field as rendered last: its handlers are always the current ones. */
  readonly refresh: (spec: FieldSpec) => void
  readonly close: (id?: string) => void
  readonly type: (piece: string) => void
  readonly erase: () => void
  readonly clear: () => void
  readonly move: (by: -1 | 1) => void
  readonly compose: (composition: string) => void
  /** Also before a field is open: the next one opens with it. */
  readonly choose: (method: MethodId) => void
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
      open(next, method) {
        spec.current = next
        dispatch({ type: 'open', spec: next, method })
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
  return <InputContext value={value}>{children}</InputContext>
}
