import { Tag } from './tag.tsx'

export default function Example() {
  return (
    <p>
      <Tag tone="good">不收钱</Tag> <Tag tone="plain">要收费</Tag> <Tag tone="note">本所暂未开展</Tag>{' '}
      <Tag tone="bad">已废止</Tag>
    </p>
  )
}
