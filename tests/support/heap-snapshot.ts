import type { CDPSession } from '@playwright/test'
import { z } from 'zod'

/** A heap snapshot of Chromium, as far as it is read here (v8/src/profiler/heap-snapshot-generator.cc). */
const heapSnapshot = z.object({
  snapshot: z.object({
    meta: z.object({
      node_fields: z.array(z.string()),
      edge_fields: z.array(z.string()),
      edge_types: z.tuple([z.array(z.string())], z.unknown()),
    }),
  }),
  nodes: z.array(z.number()),
  edges: z.array(z.number()),
  strings: z.array(z.string()),
})

/** A text that the heap holds, and by which way from the root it is reached. */
export interface Holder {
  readonly text: string
  readonly way: string
}

/** The test's own script in the page has such a field too; the page's is asked for by `lastMatched`. */
const LAST_MATCH = 'regexp_last_match_info'

/** What the page's last regular expression was tried on: JavaScript keeps the whole text of it (`RegExp.input`). */
export async function lastMatched(devtools: CDPSession): Promise<string> {
  const { result } = await devtools.send('Runtime.evaluate', { expression: 'RegExp.input' })
  return String(result.value)
}

/** Which of the texts are reachable in the page's heap after a collection. */
export async function heldInHeap(devtools: CDPSession, texts: readonly string[]): Promise<Holder[]> {
  await devtools.send('HeapProfiler.enable')
  await devtools.send('HeapProfiler.collectGarbage')
  const parts: string[] = []
  const take = ({ chunk }: { chunk: string }) => void parts.push(chunk)
  devtools.on('HeapProfiler.addHeapSnapshotChunk', take)
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  devtools.off('HeapProfiler.addHeapSnapshotChunk', take)
  return holdersIn(heapSnapshot.parse(JSON.parse(parts.join(''))), texts)
}

type Heap = z.infer<typeof heapSnapshot>

export function holdersIn(heap: Heap, texts: readonly string[]): Holder[] {
  const { node_fields, edge_fields, edge_types } = heap.snapshot.meta
  const [nodeSize, edgeSize] = [node_fields.length, edge_fields.length]
  const at = {
    name: node_fields.indexOf('name'),
    edges: node_fields.indexOf('edge_count'),
    edgeType: edge_fields.indexOf('type'),
    edgeName: edge_fields.indexOf('name_or_index'),
    to: edge_fields.indexOf('to_node'),
  }
  const weak = edge_types[0].indexOf('weak')
  const named = new Set(
    ['property', 'context', 'internal', 'shortcut'].map((type) => edge_types[0].indexOf(type)),
  )
  const count = heap.nodes.length / nodeSize
  const firstEdge = new Uint32Array(count + 1)
  for (let node = 0; node < count; node++)
    firstEdge[node + 1] = firstEdge[node]! + heap.nodes[node * nodeSize + at.edges]! * edgeSize

  const lastMatch = heap.strings.indexOf(LAST_MATCH)
  // Breadth first: the shortest way is the one that explains.
  const cameBy = new Int32Array(count).fill(-1)
  const from = new Int32Array(count).fill(-1)
  const queue = [0]
  for (let i = 0; i < queue.length; i++) {
    const node = queue[i]!
    for (let edge = firstEdge[node]!; edge < firstEdge[node + 1]!; edge += edgeSize) {
      const to = heap.edges[edge + at.to]! / nodeSize
      if (to === 0 || from[to] !== -1 || heap.edges[edge + at.edgeType] === weak) continue
      if (heap.edges[edge + at.edgeName] === lastMatch && named.has(heap.edges[edge + at.edgeType]!)) continue
      from[to] = node
      cameBy[to] = edge
      queue.push(to)
    }
  }

  const nameOf = (node: number) => heap.strings[heap.nodes[node * nodeSize + at.name]!] ?? ''
  const wayTo = (node: number): string => {
    const steps: string[] = []
    for (let here = node; here > 0; here = from[here]!) {
      const edge = cameBy[here]!
      const label = heap.edges[edge + at.edgeName]!
      steps.unshift(named.has(heap.edges[edge + at.edgeType]!) ? (heap.strings[label] ?? '') : `[${label}]`)
      steps.unshift(nameOf(from[here]!).slice(0, 40))
    }
    return steps.join(' › ')
  }
  return texts.flatMap((text) => {
    const index = new Set(heap.strings.flatMap((held, i) => (held.includes(text) ? [i] : [])))
    const node =
      index.size === 0 ? undefined : queue.find((n) => index.has(heap.nodes[n * nodeSize + at.name]!))
    return node === undefined ? [] : [{ text, way: wayTo(node) }]
  })
}
