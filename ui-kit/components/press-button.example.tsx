import { PressButton } from './press-button.tsx'
import css from './button.module.css'

const nothing = () => undefined

export default function Example() {
  return (
    <>
      <PressButton action="press" className={css.button} onPress={nothing}>
        按下再松开
      </PressButton>
    </>
  )
}
