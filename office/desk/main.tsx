import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../../ui-kit/fonts.css'
import '../../ui-kit/tokens.css'
import '../../ui-kit/type.css'
import { watchOtherCharacters } from '../../ui-kit/other-characters.ts'
import { App } from './app.tsx'
import { takeLinkToken } from './link-token.ts'
import './styles/base.css'
import './styles/controls.css'
import './styles/shell.css'
import './styles/gate.css'
import './styles/layout.css'
import './styles/today.css'
import './styles/rows.css'
import './styles/application.css'
import './styles/overlays.css'
import './styles/accompany.css'
import './styles/kiosks.css'
import './styles/evaluations.css'
import './styles/people.css'
import './styles/ledgers.css'
import './styles/ledger-form.css'
import './styles/card-reader.css'
import './styles/figures.css'
import './styles/cards.css'
import './styles/photos.css'
import './styles/periods.css'
import './styles/audit.css'
import './styles/office.css'
import './styles/content.css'
import './styles/queue.css'
import './styles/paper.css'
import './styles/narrow.css'
import './styles/print.css'
import './styles/report.css'

// Installed as an app it opens at once; without a secure address browsers offer no worker, and the page does without.
if (import.meta.env.PROD && 'serviceWorker' in navigator)
  void navigator.serviceWorker.register('/desk/sw.js', { scope: '/desk' }).catch(() => undefined)

// Names have rare characters (𠮷, 䶮): a clerk must be able to read them.
watchOtherCharacters(document.body)
createRoot(document.querySelector('#root')!).render(
  <StrictMode>
    <App link={takeLinkToken()} />
  </StrictMode>,
)
