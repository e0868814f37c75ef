import type { SnapshotFrom } from 'xstate'
import { answeredLines, fillingOf, storyOf } from '../../content/engine/guide-words.ts'
import type { guideMachine } from './guide.ts'
import { adviceOf, questionAt, sheetOf, wayOf, wholeAnswers } from './guide-context.ts'
import type { Frame, Screen } from './screen.ts'

export type GuideSnapshot = SnapshotFrom<typeof guideMachine>

export function guideScreen(snapshot: GuideSnapshot): Screen {
  const { context } = snapshot
  if (snapshot.matches('listing')) {
    const status =
      (['loading', 'failed'] as const).find((state) => snapshot.matches({ listing: state })) ?? 'shown'
    const { first = [], question = '' } = context.start
    return { screen: 'guide-list', status, topic: context.topic, list: context.list, first, question }
  }
  if (snapshot.matches('loading') || snapshot.matches('failed'))
    return { screen: 'guide-loading', status: snapshot.matches('failed') ? 'failed' : 'loading' }
  const sheet = sheetOf(context)
  if (snapshot.matches('asking')) {
    const shown = questionAt(context)
    if (!shown) throw new Error('no question is left to ask')
    const { id, question } = shown
    return {
      screen: 'guide-question',
      guide: sheet.guide,
      id,
      question,
      at: context.at,
      answer: context.answers[id] ?? null,
      today: context.today,
    }
  }
  const advice = adviceOf(context)
  const answers = wholeAnswers(context)
  const { trail } = wayOf(context)
  if (snapshot.matches('slip') && context.slip) {
    const { status, situation } = context.print
    return {
      screen: 'guide-slip',
      sheet,
      advice,
      ...context.slip,
      ready: snapshot.matches({ slip: 'shown' }),
      mayPrint: context.mayPrint,
      print: { status, situation },
    }
  }
  return {
    screen: 'guide-outcome',
    sheet,
    advice,
    today: context.today,
    answers: answeredLines(sheet.guide, trail, answers),
    applications: advice.actions.flatMap((action) =>
      'apply' in action
        ? [
            {
              form: action.apply,
              given: { filled: fillingOf(action, answers), story: storyOf(sheet.guide, trail, answers) },
            },
          ]
        : [],
    ),
  }
}

export function guideIdle(snapshot: GuideSnapshot): Frame['idle'] {
  // Nobody walks away from paper that is coming out.
  if (snapshot.context.print.status === 'printing') return 'none'
  return snapshot.matches('asking') ? 'form' : 'information'
}
