import { FieldFrame } from './field-frame.tsx'

export default function Example() {
  return (
    <>
      <FieldFrame
        id="phone"
        name="电话号码"
        label={<bdi>电话号码</bdi>}
        hint="办的时候打给您"
        why="只用在这件事上"
        required
        problem="phone"
        note="11位"
      >
        <p>（这里是输入框）</p>
      </FieldFrame>
      <FieldFrame
        id="amount"
        name="大概多少钱"
        label={<bdi>大概多少钱</bdi>}
        required={false}
        problem={undefined}
      >
        <p>（这里是输入框）</p>
      </FieldFrame>
    </>
  )
}
