import { Part } from './part.tsx'

export default function Example() {
  return (
    <Part id="item.for-whom">
      <p>有民间纠纷、双方都愿意坐下来谈的人。</p>
    </Part>
  )
}
