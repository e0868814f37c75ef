import { ContentHeading, Heading } from './heading.tsx'

export default function Example() {
  return (
    <>
      <Heading id="home.title" />
      <Heading id="check.title" level={2} />
      <ContentHeading text={{ 'zh-CN': '什么事' }} level={2} />
    </>
  )
}
