import { Scroller } from './scroller.tsx'

export default function Example() {
  return (
    <>
      <Scroller>
        <ol>
          {Array.from({ length: 60 }, (_, line) => (
            <li key={line}>第{line + 1}行，往下看还有</li>
          ))}
        </ol>
      </Scroller>
    </>
  )
}
