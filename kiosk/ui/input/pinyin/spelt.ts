/** Letters with a gap behind each syllable: `tuoqian` cut at 3 and 7 as `tuo qian`. */
export function spelt(letters: string, cuts: readonly number[]): string {
  const parts = [0, ...cuts].map((from, i) => letters.slice(from, cuts[i] ?? letters.length))
  return parts
    .filter((part) => part !== '')
    .join(' ')
    .replaceAll("' ", "'")
}
