import { Sheet } from './sheet.tsx'

export default function Example() {
  return (
    <Sheet>
      <h1>第五百八十四条</h1>
      <p>当事人一方不履行合同义务，造成对方损失的，要赔偿。</p>
    </Sheet>
  )
}
