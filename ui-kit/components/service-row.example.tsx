import { ServiceRow } from './service-row.tsx'

const nothing = () => undefined

export default function Example() {
  return (
    <>
      <ServiceRow action="aid" picture="aid" pigment="zhusha" hint="符合条件的，政府请律师" onPress={nothing}>
        申请法律援助
      </ServiceRow>
      <ServiceRow action="law" picture="law" pigment="shiqing" hint="法律条文、大白话" onPress={nothing}>
        查法律
      </ServiceRow>
    </>
  )
}
