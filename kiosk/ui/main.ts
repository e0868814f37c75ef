import { fetchAhead, page, token } from './supervisor/asked-first.ts'
import '../../ui-kit/first-fonts.ts'
import '../../ui-kit/tokens.css'
import '../../ui-kit/type.css'
import '../../ui-kit/base.css'
import { start } from './start.tsx'
import { forgetToken } from './supervisor/token.ts'

const root = document.getElementById('root')
if (root && token)
  start({ root, token, page, fetch: fetchAhead }).catch(() => {
    forgetToken({ storage: sessionStorage })
    root.dataset['screen'] = 'no-token'
  })
else if (root) root.dataset['screen'] = 'no-token'
