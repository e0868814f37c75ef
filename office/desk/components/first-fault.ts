import { useEffect, type RefObject } from 'react'
import type { Failure } from '../client.ts'

const FIRST_FAULT = 'input[aria-invalid], select[aria-invalid], textarea[aria-invalid], [aria-invalid] input'

/** The first fault of a form takes the focus once it is drawn. */
export function useFirstFault(form: RefObject<HTMLElement | null>, failure: Failure | null): void {
  useEffect(() => {
    if (failure?.problems) form.current?.querySelector<HTMLElement>(FIRST_FAULT)?.focus()
  }, [form, failure])
}
