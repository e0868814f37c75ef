import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

const nothing = () => undefined

export default function Example() {
  return (
    <>
      <Dialog id="example" label="要离开吗？" alert>
        <h1>要离开吗？</h1>
        <p>您填的内容会从这台机器上清除。</p>
        <Button action="stay" size="big" tone="primary" onPress={nothing}>
          留在这里
        </Button>
      </Dialog>
    </>
  )
}
