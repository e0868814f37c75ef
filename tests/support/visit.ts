import { uuidv7 } from '../../base/ids.ts'
import { unreachable } from '../../base/result.ts'
import { visibleFields, type Answers, type Circumstances } from '../../content/engine/form.ts'
import type { FormDefinition, FormField } from '../../content/engine/form-schema.ts'
import { formDefinition, sessionBegun, type IdentityClaim } from '../../kiosk/api.ts'
import type { KioskProcess } from './kiosk-process.ts'

/** A visitor who talks to the service directly, for tests that are not about screens. All data fictitious. */
export const visitor = { name: '𠮷测试', number: '000000199001010018', phone: '13800000000' } as const

const PAGE = 'test-page'
const STATEMENT = '（测试）老板拖欠三个月工资'

function anyAnswer(field: FormField): Answers[string] {
  switch (field.kind) {
    case 'choice':
      return field.options[0]!.id
    case 'choices':
      return [field.options[0]!.id]
    case 'yes-no':
      return false
    case 'phone':
      return visitor.phone
    case 'amount':
      return '18600'
    case 'date':
      return '2026-01-05'
    case 'name':
      return '李测试'
    case 'id-number':
      return visitor.number
    case 'credit-code':
      return '91350100M000100Y43'
    case 'consent':
      return true
    case 'attachments':
      return []
    case 'group':
      return String(field.min)
    case 'text':
      return STATEMENT
    default:
      return unreachable(field)
  }
}

/** Answers for everything that a form asks and requires, whatever its content says today; `given` ones stand. */
export function fillForm(
  form: FormDefinition,
  known: Circumstances = { identifiedBy: 'typed' },
  given: Answers = {},
): Answers {
  let answers = given
  for (const step of form.steps)
    if (step.kind === 'fields')
      for (let guard = 0; guard < 100; guard++) {
        const open = visibleFields(step, answers, known).find(
          ({ id, required }) => required && !(id in answers),
        )
        if (!open) break
        answers = { ...answers, [open.id]: anyAnswer(open) }
      }
  return answers
}

/** Puts a mark behind everything that was written freely. */
const marked = (answers: Answers, mark: string): Answers =>
  Object.fromEntries(
    Object.entries(answers).map(([id, answer]) => [id, answer === STATEMENT ? STATEMENT + mark : answer]),
  )

export interface Visit {
  readonly epoch: number
  readonly headers: Record<string, string>
  readonly post: (path: string, body: object) => Promise<Response>
  /**
   * Fills and confirms the form; `submissionId` may be given to send the same one again, `identity` where a card
   * was read (else it is typed), `mark` to be found again in what was written.
   */
  readonly submit: (options?: {
    form?: string
    submissionId?: string
    identity?: IdentityClaim
    mark?: string
  }) => Promise<Response>
}

export async function visit(kiosk: KioskProcess): Promise<Visit> {
  const begun = sessionBegun.parse(
    await (await kiosk.post('/api/session/begin', {}, { 'mingli-page': PAGE })).json(),
  )
  const headers = { 'mingli-page': PAGE, 'mingli-epoch': String(begun.epoch) }
  const post = (path: string, body: object) => kiosk.post(path, body, headers)
  return {
    epoch: begun.epoch,
    headers,
    post,
    submit: async ({
      form: id = 'legal-aid',
      submissionId = uuidv7(new Date()),
      identity = { method: 'typed', identity: { name: visitor.name, number: visitor.number } },
      mark = '',
    } = {}) => {
      const form = formDefinition.parse(await (await kiosk.get(`/api/forms/${id}`)).json())
      return post('/api/applications', {
        submissionId,
        form: form.id,
        formVersion: form.version,
        language: 'zh-CN',
        identity,
        answers: marked(fillForm(form), mark),
        byClerk: [],
      })
    },
  }
}
