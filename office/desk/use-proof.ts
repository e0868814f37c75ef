import { useState } from 'react'
import type { Result } from '../../base/result.ts'
import type { Failure } from './client.ts'

/** Who one is: a password, and the code of the authenticator app where the server asks for it. */
export interface Proof {
  readonly password: string
  readonly code?: string
}

/**
 * Password and code while they are typed and sent. A refused one is emptied; that a code is asked for is no failure.
 * `send` answers null where there was nothing to send.
 */
export function useProof(prove: (proof: Proof) => Promise<Result<unknown, Failure>>) {
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [codeAsked, setCodeAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const send = async (): Promise<'taken' | 'code-asked' | 'refused' | 'expired' | null> => {
    if (busy || password === '') return null
    setBusy(true)
    const result = await prove({ password, ...(code === '' ? {} : { code }) })
    setBusy(false)
    if (result.ok) return 'taken'
    setCode('')
    if (result.error.kind === 'second-factor') {
      setFailure(null)
      setCodeAsked(true)
      return 'code-asked'
    }
    setPassword('')
    setFailure(result.error)
    return result.error.kind === 'expired' ? 'expired' : 'refused'
  }
  return { password, setPassword, code, setCode, codeAsked, busy, failure, send }
}
