import { Button } from './button.tsx'

const nothing = () => undefined

export default function Example() {
  return (
    <>
      <Button action="plain" icon="back" onPress={nothing}>
        返回
      </Button>
      <Button action="primary" size="big" tone="primary" iconAfter="next" onPress={nothing}>
        下一步
      </Button>
      <Button action="confirm" size="big" tone="confirm" icon="check" onPress={nothing}>
        对的，提交
      </Button>
      <Button action="attention" size="big" tone="attention" icon="person" onPress={nothing}>
        找工作人员
      </Button>
      <Button action="pill" size="pill" pressed onPress={nothing}>
        选上了
      </Button>
      <Button action="ghost" tone="ghost" onPress={nothing}>
        以后再说
      </Button>
      <Button action="off" size="big" tone="primary" disabled onPress={nothing}>
        还不能按
      </Button>
    </>
  )
}
