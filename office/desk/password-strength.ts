export const MIN_PASSWORD_LENGTH = 10

/** What is said about a password while it is typed; the words are `desk.password.<verdict>`. */
export type PasswordVerdict = 'empty' | 'short' | 'has-name' | 'pattern' | 'few-kinds' | 'good' | 'strong'

const COMMON = ['password', 'admin', 'qwerty', 'sifasuo', 'mima', 'iloveyou', '司法所', '法律援助']
const ROWS = ['0123456789', '9876543210', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm']

/** Longest stretch of keyboard or counting order, or of one repeated character. */
function longestRun(text: string): number {
  let longest = 1
  let same = 1
  for (let i = 1; i < text.length; i++) {
    same = text[i] === text[i - 1] ? same + 1 : 1
    longest = Math.max(longest, same)
  }
  for (const row of ROWS)
    for (let from = 0; from < row.length; from++)
      for (let to = row.length; to - from > longest; to--)
        if (text.includes(row.slice(from, to))) longest = to - from
  return longest
}

/**
 * Judges a password by what a guesser tries first: short ones, the user's name, rows of keys, common words.
 * Length counts more than strange characters (GB/T 22239 asks for complexity; guessers fear length).
 * `good` and `strong` may be used.
 */
export function judgePassword(password: string, name: string): PasswordVerdict {
  const lower = password.toLowerCase()
  if (password === '') return 'empty'
  if (password.length < MIN_PASSWORD_LENGTH) return 'short'
  if (name.trim().length >= 2 && lower.includes(name.trim().toLowerCase())) return 'has-name'
  const rest = COMMON.reduce((text, word) => text.replaceAll(word, ''), lower)
  if (longestRun(lower) * 2 > lower.length || rest.length < 6 || new Set(lower).size < 5) return 'pattern'
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u].filter((k) =>
    k.test(password),
  ).length
  if (kinds < 2 && password.length < 16) return 'few-kinds'
  return password.length >= 14 || kinds >= 3 ? 'strong' : 'good'
}

export const isUsable = (verdict: PasswordVerdict): boolean => verdict === 'good' || verdict === 'strong'
