/** 张测试 → 张**; a name of one character shows nothing. Counts characters, not UTF-16 units. */
export function maskName(name: string): string {
  const [first = '', ...rest] = Array.from(name.trim())
  return rest.length === 0 ? '*' : first + '*'.repeat(rest.length)
}

/** First three and last two characters of a document's number; short ones show nothing. */
export const maskNumber = (number: string): string =>
  number.length < 8
    ? '*'.repeat(number.length)
    : number.slice(0, 3) + '*'.repeat(number.length - 5) + number.slice(-2)
