import { OptionCard } from './option-card.tsx'

const nothing = () => undefined

export default function Example() {
  return (
    <>
      <div role="radiogroup" aria-label="哪一类事">
        <OptionCard
          action="a"
          value="1"
          kind="radio"
          chosen
          label="打工、工资"
          hint="工资没拿到"
          onPress={nothing}
        />
      </div>
      <div role="radiogroup" aria-label="别的事">
        <OptionCard action="a" value="2" kind="radio" chosen={false} label="受伤赔偿" onPress={nothing} />
      </div>
      <div role="radiogroup" aria-label="法治问答">
        <OptionCard action="a" value="4" kind="radio" chosen told="wrong" label="七天" onPress={nothing} />
      </div>
      <div role="radiogroup" aria-label="对的答案">
        <OptionCard
          action="a"
          value="5"
          kind="radio"
          chosen={false}
          told="right"
          label="三十天"
          onPress={nothing}
        />
      </div>
      <OptionCard action="a" value="3" kind="checkbox" chosen label="看得清的大字" onPress={nothing} />
    </>
  )
}
