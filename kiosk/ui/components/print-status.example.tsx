import { PrintStatus } from './print-status.tsx'

export default function Example() {
  return (
    <>
      <PrintStatus print={{ status: 'printed', situation: null }} words="receipt" />
      <PrintStatus print={{ status: 'failed', situation: 'paperOut' }} words="law-print" />
    </>
  )
}
