import { useEffect, useState } from 'react'
import { useKiosk } from '../kiosk.tsx'

/** The picture of the paper as an object URL, released when the screen goes; null while there is none. */
export function useReceiptPreview(submissionId: string): string | null {
  const { previewReceipt } = useKiosk()
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    let current: string | null = null
    let gone = false
    const load = async () => {
      const picture = await previewReceipt(submissionId)
      if (gone || !picture) return
      current = URL.createObjectURL(picture)
      setUrl(current)
    }
    // Without a picture the screen has the number, which is what counts.
    load().catch(() => undefined)
    return () => {
      gone = true
      if (current) URL.revokeObjectURL(current)
      setUrl(null)
    }
  }, [previewReceipt, submissionId])
  return url
}
