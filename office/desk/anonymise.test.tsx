// @vitest-environment happy-dom
import { cleanup, fireEvent, render } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, expect, test } from 'vitest'
import { Anonymise } from './components/anonymise.tsx'
import { control } from './testing/render-desk.tsx'

afterEach(cleanup)

const ORIGINAL = '张三打伤李四，李四住在东河村，外号“老猫”。电话13800000000。'
function Harness() {
  const [text, setText] = useState('')
  return (
    <>
      <Anonymise original={ORIGINAL} places={['东河村']} onText={setText} />
      <output>{text}</output>
    </>
  )
}

test('the machine proposes, the clerk decides, and the original stays', () => {
  render(<Harness />)
  const output = () => document.querySelector('output')!.textContent
  fireEvent.click(control('find-tellings'))
  const all = [...document.querySelectorAll<HTMLInputElement>('[data-action="choose-telling"]')]
  expect(all.map((one) => one.parentElement!.textContent)).toEqual(['张三', '李四', '东河村', '13800000000'])
  expect(output()).toBe('')
  fireEvent.click(control('use-anonymised'))
  expect(output()).toBe('甲打伤乙，乙住在某地，外号“老猫”。电话〔电话〕。')
  // The number stays where it is not to be replaced, a word that the machine missed goes.
  fireEvent.click(all.at(-1)!)
  fireEvent.change(control('telling-more'), { target: { value: '老猫' } })
  fireEvent.click(control('add-telling'))
  fireEvent.click(control('use-anonymised'))
  expect(output()).toBe('甲打伤乙，乙住在某地，外号“某某”。电话13800000000。')
})
