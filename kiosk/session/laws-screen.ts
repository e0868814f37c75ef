import type { SnapshotFrom } from 'xstate'
import type { lawsMachine } from './laws.ts'
import type { Frame, Screen } from './screen.ts'

export type LawsSnapshot = SnapshotFrom<typeof lawsMachine>

export function lawsScreen(snapshot: LawsSnapshot): Screen {
  const { question, kind, past, answers, hits, law, page, trail, print } = snapshot.context
  const stop = trail.at(-1)
  if (snapshot.matches('reading') && stop) {
    const status = snapshot.matches({ reading: 'failed' })
      ? 'failed'
      : snapshot.matches({ reading: 'shown' })
        ? 'shown'
        : 'loading'
    const depth = trail.length
    if (stop.kind === 'answer') return { screen: 'law-answer', answer: stop.answer, depth }
    if (stop.kind === 'contents')
      return {
        screen: 'law-contents',
        id: stop.id,
        status,
        contents: stop.contents,
        path: stop.path,
        page: stop.page,
        depth,
      }
    const printed = print.article === stop.id
    return {
      screen: 'law-article',
      id: stop.id,
      status,
      article: stop.article,
      print: {
        status: printed ? print.status : 'idle',
        situation: printed ? print.situation : null,
      },
      depth,
    }
  }
  const status =
    (['searching', 'found', 'failed'] as const).find((state) => snapshot.matches(state)) ?? 'idle'
  return { screen: 'law-search', question, status, answers, hits, law, kind, past, page }
}

/** Nobody walks away from paper that is coming out. */
export const lawsIdle = ({ context: { print } }: LawsSnapshot): Frame['idle'] =>
  print.status === 'printing' ? 'none' : 'information'
