import { uuidv7 } from '../../../base/ids.ts'
import { HEADERS } from '../../api-headers.ts'
import { askAhead } from './ahead.ts'
import { takeToken } from './token.ts'

/**
 * The first import of the page: the service is asked for what the first screen needs before the other modules are
 * evaluated, and answers meanwhile.
 */
export const token = takeToken({ location, history, storage: sessionStorage })
export const page = uuidv7(new Date())
export const fetchAhead = askAhead(
  fetch.bind(globalThis),
  token === undefined ? [] : ['/api/boot', '/api/words/zh-CN'],
  { [HEADERS.token]: token ?? '', [HEADERS.page]: page },
)
