/**
 * The candidate row as candidates.module.css draws it on an upright screen of 1080 units: the room beside the button
 * for more, a character, what stands around a text, and the least width of the first and of the others.
 */
const ROW = { room: 1080 - 112, character: 46, around: 41, first: 180, other: 112 }

/** The candidates that the screen shows at once. */
export function firstPage(candidates: readonly string[]): string[] {
  let used = 0
  return candidates.filter((text, i) => {
    const width = Math.max(
      i === 0 ? ROW.first : ROW.other,
      Array.from(text).length * ROW.character + ROW.around,
    )
    used += width
    return i === 0 || used <= ROW.room
  })
}
