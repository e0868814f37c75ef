import { basename } from 'node:path'
import type { z } from 'zod'
import { composeGuide } from '../engine/guide-blocks.ts'
import {
  guideBlock,
  guideFile,
  guideTopics,
  type Guide,
  type GuideBlock,
  type GuideTopic,
} from '../engine/guide-schema.ts'
import { told } from '../faults.ts'
import { graphFaults, type GuideFault } from './graph-faults.ts'
import { partFaults } from './part-faults.ts'

/** How content is read: faults of the schema are already reported by `yaml`. */
export interface ContentReader {
  /** Parsed content of a file; undefined where it has faults. */
  readonly yaml: <T>(file: string, schema: z.ZodType<T>) => T | undefined
  /** Files of a folder of the content room, in order of their names. */
  readonly filesIn: (folder: string, ending: string) => string[]
  readonly fault: (file: string, fault: GuideFault) => void
}

interface Guides {
  readonly guides: ReadonlyMap<string, Guide>
  readonly topics: readonly GuideTopic[]
}

/** All guides, with their blocks put in, in the order of their codes. */
export function readGuides({ yaml, filesIn, fault }: ContentReader): Guides {
  const topicFile = filesIn('guides', '.yaml').find((file) => basename(file) === TOPICS)
  const topics = (topicFile === undefined ? undefined : yaml(topicFile, guideTopics)) ?? []

  const shared = new Map<string, GuideBlock>()
  for (const file of filesIn('guides/blocks', '.yaml')) {
    const block = yaml(file, guideBlock)
    if (block) shared.set(basename(file, '.yaml'), block)
  }

  const guides: Guide[] = []
  for (const file of filesIn('guides', '.yaml')) {
    if (basename(file) === TOPICS) continue
    const guide = yaml(file, guideFile)
    if (!guide) continue
    const faults = [...graphFaults(guide), ...partFaults(guide, shared)]
    const named = `${guide.code.toLowerCase()}-${guide.id}`
    if (basename(file, '.yaml') !== named)
      faults.push({
        path: ['id'],
        ...told('file-name', { id: `${guide.code} ${guide.id}`, name: `${named}.yaml` }),
      })
    if (!topics.some(({ id }) => id === guide.topic))
      faults.push({
        path: ['topic'],
        ...told('no-such-topic', { given: guide.topic, known: topics.map(({ id }) => id) }),
      })
    for (const other of guides)
      if (other.id === guide.id || other.code === guide.code)
        faults.push({
          path: ['id'],
          ...told('guide-taken', { other: `${other.code} ${other.id}` }),
        })
    if (faults.length > 0) faults.forEach((one) => fault(file, one))
    else guides.push(composeGuide(guide, shared))
  }
  const inOrder = guides.toSorted((a, b) => (a.code < b.code ? -1 : 1))
  return { guides: new Map(inOrder.map((guide) => [guide.id, guide])), topics }
}

const TOPICS = 'topics.yaml'
