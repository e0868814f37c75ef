import { Tile } from './tile.tsx'

const nothing = () => undefined

export default function Example() {
  return (
    <>
      <Tile action="topic" value="wage" picture="wage" pigment="shilv" onPress={nothing}>
        拖欠工资
      </Tile>
      <Tile action="topic" value="land" picture="land" pigment="zheshi" onPress={nothing}>
        土地房屋
      </Tile>
    </>
  )
}
