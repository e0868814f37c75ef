import { expect, test } from 'vitest'
import type { SocialCard } from '../../devices/social-card/card.ts'
import { identity as identitySchema } from '../../exchange/schemas/message.ts'
import { identityOfSocialCard } from './identity.ts'

const TODAY = '2026-11-22'
const card: SocialCard = {
  name: '张测试',
  number: '000000199001010018',
  sex: 'male',
  birth: '1990-01-01',
  findings: [],
}

test('a social security card names its holder by the number of the identity document', () => {
  const made = identityOfSocialCard(card, TODAY)
  expect(made).toEqual({
    method: 'social-card',
    document: 'resident',
    name: '张测试',
    number: '000000199001010018',
    sex: 'male',
    birth: '1990-01-01',
  })
  expect(identitySchema.safeParse(made).success).toBe(true)
})

test('a birth date that the card does not show is in the number', () => {
  const { birth: _, ...withoutBirth } = card
  expect(identityOfSocialCard(withoutBirth, TODAY).birth).toBe('1990-01-01')
})

test.each([
  ['810000190001010018', 'permit'],
  // A wrong check character is for the clerk to look into; the document is what it is.
  ['000000199001010019', 'resident'],
  ['E12345678', 'foreign'],
])('number %s is of a %s document', (number, document) =>
  expect(identityOfSocialCard({ ...card, number }, TODAY).document).toBe(document),
)
