import { z } from 'zod'

const texts = z.object({ 'zh-CN': z.string().min(1) }).catchall(z.string().min(1))
export type Localized = z.infer<typeof texts>

/**
 * Text by language tag; a plain string is Chinese. Chinese is authoritative and always there, and a missing
 * language falls back to it.
 */
export const localized = z.preprocess(
  (value) => (typeof value === 'string' ? { 'zh-CN': value } : value),
  texts,
)
