import { LinkRow, LinkText } from '../../../../ui-kit/components/link-row.tsx'
import type { AnswerHit } from '../../../api.ts'
import { Excerpt } from '../../components/excerpt.tsx'
import { Part } from '../../components/part.tsx'
import { Shelf } from '../../components/shelf.tsx'
import { useKiosk } from '../../kiosk.tsx'

/** More answers than these push the articles out of sight. */
const MOST = 3

/** 问答: ready answers that fit the question, above the articles; nothing where none fits well. */
export function AnswerList({ answers }: { readonly answers: readonly AnswerHit[] }) {
  const { send } = useKiosk()
  const good = answers.filter((answer) => answer.good).slice(0, MOST)
  if (good.length === 0) return null
  return (
    <Part id="law-answer.title">
      <Shelf as="ol">
        {good.map(({ id, question, answer }) => (
          <li key={id}>
            <LinkRow
              action="open-answer"
              value={id}
              icon="help"
              tone="answer"
              lang="zh-CN"
              dir="ltr"
              onPress={() => send({ type: 'OPEN_ANSWER', id })}
            >
              <LinkText name={question} />
              <Excerpt lines={2}>{answer}</Excerpt>
            </LinkRow>
          </li>
        ))}
      </Shelf>
    </Part>
  )
}
