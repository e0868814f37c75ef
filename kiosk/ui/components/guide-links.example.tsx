import { GuideLinks } from './guide-links.tsx'

const guides = [
  { id: 'unpaid-wages', title: { 'zh-CN': '老板不给工钱' } },
  { id: 'going-to-court', title: { 'zh-CN': '去法院打官司' } },
]

export default function Example() {
  return <GuideLinks guides={guides} service={{ id: 'legal-aid', name: { 'zh-CN': '法律援助' } }} />
}
