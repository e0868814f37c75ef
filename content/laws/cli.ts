import { endWithReader } from '../../base/reader-gone.ts'
import { runLaws } from './cli/main.ts'

endWithReader()
process.exitCode = await runLaws(process.argv.slice(2))
