import { LinkRow, LinkText } from './link-row.tsx'
import { Tag } from './tag.tsx'

const nothing = () => undefined

export default function Example() {
  return (
    <>
      <LinkRow action="open-service" value="mediation" picture="mediate" pigment="shilv" onPress={nothing}>
        <LinkText name="人民调解" tag={<Tag tone="good">不收钱</Tag>} hint="请人说和，不伤和气" />
      </LinkRow>
      <LinkRow action="open-law" value="a" icon="book" tone="law" onPress={nothing}>
        <LinkText name="《中华人民共和国法律援助法》" />
      </LinkRow>
      <LinkRow action="open-answer" value="b" icon="help" tone="answer" onPress={nothing}>
        <LinkText name="老板拖欠工资，怎么要回来？" />
      </LinkRow>
      <LinkRow action="open-version" value="c" small after={<Tag tone="bad">已废止</Tag>} onPress={nothing}>
        2018年10月26日的版本
      </LinkRow>
    </>
  )
}
