import { Excerpt } from './excerpt.tsx'

const LONG = '工资要按约定按时足额发，拖欠是违法的。'.repeat(6)

export default function Example() {
  return (
    <>
      <Excerpt lines={2}>{LONG}</Excerpt>
      <Excerpt lines={1}>{LONG}</Excerpt>
    </>
  )
}
