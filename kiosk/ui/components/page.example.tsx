import { Button } from '../../../ui-kit/components/button.tsx'
import { Heading } from './heading.tsx'
import { Intro, Page } from './page.tsx'

const nothing = () => undefined

export default function Example() {
  return (
    <>
      <Page
        screen="example"
        halves
        nav={
          <Button action="next" size="big" tone="primary" grow onPress={nothing}>
            下一步
          </Button>
        }
      >
        <Intro lead="一句话说清楚要做什么。">
          <Heading id="check.title" />
        </Intro>
        <p>左边是问的，右边是答的。</p>
      </Page>
    </>
  )
}
