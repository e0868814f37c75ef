/** The part of xliff that is used; the package brings no types. Both call back before they return. */
declare module 'xliff' {
  export interface XliffUnit {
    source?: unknown
    target?: unknown
    note?: unknown
    additionalAttributes?: Record<string, string>
  }
  export interface XliffDocument {
    sourceLanguage: string
    targetLanguage?: string
    resources: Record<string, Record<string, XliffUnit>>
  }
  type Done<T> = (error: Error | null, result: T) => void
  export function jsToXliff12(document: XliffDocument, options: { indent: string }, done: Done<string>): void
  export function xliff12ToJs(text: string, options: Record<string, never>, done: Done<XliffDocument>): void
}
