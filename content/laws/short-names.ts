/**
 * 「最高人民法院关于审理劳动争议案件适用法律问题的解释（一）」: what it is about, what kind of case, what kind of
 * text, and its number. Without book-title marks and 中华人民共和国 (`titleKey`).
 */
const INTERPRETATION =
  /^最高人民法院(?:、?最高人民检察院)?关于(?:审理|适用|办理)(?:民法典)?(?:涉及?)?(.{2,}?)(纠纷|争议|民事|刑事)?(?:案件)?(?:具体)?(?:[适应]用)?(?:法律)?(?:若干)?(?:问题)?的(解释|规定)(?:（([一二三四五])）)?$/

/** What people call a judicial interpretation: 「劳动争议解释一」, 「婚姻家庭编司法解释一」. None for other texts. */
export function shortNames(key: string): string[] {
  const found = INTERPRETATION.exec(key)
  if (!found) return []
  const [, about, kind = '', text, number = ''] = found
  const subjects = new Set([about!, about! + kind])
  return [...subjects].flatMap((subject) => [`${subject}${text}${number}`, `${subject}司法解释${number}`])
}
