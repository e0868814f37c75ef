import type { Localized } from './localized.ts'

/** A text in `language`, else in Chinese, which is always there. Apart from its schema: the page needs only this. */
export const pick = (text: Localized, language: string): string => text[language] ?? text['zh-CN']
