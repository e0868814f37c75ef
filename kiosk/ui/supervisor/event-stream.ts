/**
 * Reads `text/event-stream` (WHATWG HTML §9.2.6) as it arrives in pieces: calls `onData` with the data of each
 * complete event. Comments (`: alive`) and other fields carry nothing for us. Only used for text that our own
 * service writes, so a lone CR as line end is not looked for.
 */
export function eventStreamReader(onData: (data: string) => void): (piece: string) => void {
  let rest = ''
  let data: string[] = []
  return (piece) => {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    for (const raw of lines) {
      const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw
      if (line.startsWith('data:')) data.push(line.slice(line.startsWith('data: ') ? 6 : 5))
      else if (line === '' && data.length > 0) {
        const complete = data.join('\n')
        data = []
        onData(complete)
      }
    }
  }
}
