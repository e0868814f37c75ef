/** Something that can be looked for or opened, as a visitor may begin to write it. */
export interface Entry {
  readonly kind: 'question' | 'law' | 'form' | 'guide'
  readonly text: string
  /** Language of `text`; offered to who reads it, Chinese to everybody. */
  readonly language: string
  /** What is searched for: in Chinese, as the laws are. */
  readonly question: string
  /** The form that is opened instead. */
  readonly form: string | null
  /** The guide that is opened instead. */
  readonly guide: string | null
}
